import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReadIssue } from '@sidelight/contract';
import { formatDateTime } from '../formats/dates.ts';
import { Markdown } from '../formats/markdown.tsx';
import { Folded } from './folded.tsx';
import { pageTitle } from './issue-parts.tsx';
import { PersonLabel } from './person-label.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  comment: { minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    marginBottom: '2px',
  },
});

/** The comments that were read, and how many there are in all. */
export function IssueComments({ comments }: { readonly comments: NonNullable<ReadIssue['comments']> }) {
  const styles = useStyles();
  const { items } = comments;
  if (items.length === 0) return null;
  return (
    <Folded title={pageTitle('Comments', comments)}>
      <ul className={styles.list}>
        {items.map((comment) => (
          <li key={comment.id} className={styles.comment}>
            <div className={styles.head}>
              <PersonLabel person={comment.author} nobody="Somebody" />
              <time dateTime={comment.created}>{formatDateTime(comment.created)}</time>
            </div>
            <Markdown text={comment.body} />
          </li>
        ))}
      </ul>
    </Folded>
  );
}
