import { makeStyles, tokens } from '@fluentui/react-components';
import { changedFieldName, type ReadIssue } from '@sidelight/contract';
import { formatDateTime } from '../formats/dates.ts';
import { formatDuration } from '../formats/duration.ts';
import { Markdown } from '../formats/markdown.tsx';
import { Folded } from './folded.tsx';
import { PersonLabel } from './person-label.tsx';
import { StatusBadge } from './status-badge.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  entry: { minWidth: 0, overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
  },
});

interface Numbered {
  readonly total: number;
  readonly first: number;
  readonly last: number;
}

/** "Comments (112)", "Comments (newest 20 of 112)", "Comments (73 to 92 of 112)". */
export function pageTitle(what: string, { total, first, last }: Numbered): string {
  if (first <= 1 && last >= total) return `${what} (${total})`;
  const shown = last >= total ? `newest ${last - first + 1}` : `${first} to ${last}`;
  return `${what} (${shown} of ${total})`;
}

/** The long parts of an issue that were read, each folded. */
export function IssueParts({ issue }: { readonly issue: ReadIssue }) {
  const styles = useStyles();
  const { history, worklogs, links = [], attachments = [] } = issue;
  return (
    <>
      {history === undefined || history.items.length === 0 ? null : (
        <Folded title={pageTitle('Changes', history)}>
          <ul className={styles.list}>
            {history.items.map((entry) => (
              <li key={`${entry.at} ${entry.field} ${entry.to}`} className={styles.entry}>
                <div className={styles.head}>
                  <PersonLabel person={entry.author} nobody="Somebody" />
                  <time dateTime={entry.at}>{formatDateTime(entry.at)}</time>
                </div>
                {changedFieldName(entry.field)}: {entry.from ?? 'nothing'} → {entry.to ?? 'nothing'}
              </li>
            ))}
          </ul>
        </Folded>
      )}
      {worklogs === undefined || worklogs.items.length === 0 ? null : (
        <Folded title={pageTitle('Work logs', worklogs)}>
          <ul className={styles.list}>
            {worklogs.items.map((worklog) => (
              <li key={worklog.id} className={styles.entry}>
                <div className={styles.head}>
                  <PersonLabel person={worklog.author} nobody="Somebody" />
                  <time dateTime={worklog.started}>{formatDateTime(worklog.started)}</time>
                </div>
                {formatDuration(worklog.minutes)}
                {worklog.comment === '' ? null : <Markdown text={worklog.comment} />}
              </li>
            ))}
          </ul>
        </Folded>
      )}
      {links.length === 0 ? null : (
        <Folded title={`Links (${links.length})`}>
          <ul className={styles.list}>
            {links.map((link) => (
              <li key={`${link.relation} ${link.key}`} className={styles.entry}>
                {link.relation} {link.key} {link.summary} <StatusBadge status={link.status} />
              </li>
            ))}
          </ul>
        </Folded>
      )}
      {attachments.length === 0 ? null : (
        <Folded title={`Attachments (${attachments.length})`}>
          <ul className={styles.list}>
            {attachments.map((file) => (
              <li key={file.id} className={styles.entry}>
                {file.fileName}
                <div className={styles.head}>
                  <PersonLabel person={file.author} nobody="Somebody" />
                  <time dateTime={file.created}>{formatDateTime(file.created)}</time>
                </div>
              </li>
            ))}
          </ul>
        </Folded>
      )}
    </>
  );
}
