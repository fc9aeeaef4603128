import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReadIssuesOutput } from '@sidelight/contract';
import { useNow } from '../formats/use-now.ts';
import { Card } from './card.tsx';
import { IssueCard } from './issue-card.tsx';
import { IssueRow } from './issue-row.tsx';

const useStyles = makeStyles({
  head: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  missing: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});

/** Issues that were read by key: one whole, several as a list, with those that Jira did not give. */
export function ReadIssuesCard({ result }: { readonly result: ReadIssuesOutput }) {
  const styles = useStyles();
  const now = useNow(60_000);
  const { issues, missing } = result;
  const [only] = issues;
  if (only !== undefined && issues.length === 1 && missing.length === 0) return <IssueCard issue={only} />;
  const count = issues.length === 1 ? '1 issue' : `${issues.length} issues`;
  return (
    <Card label={`Read: ${count}`}>
      <div className={styles.head}>{count}</div>
      {issues.length === 0 ? null : (
        <ul className={styles.list}>
          {issues.map((issue) => (
            <IssueRow key={issue.key} issue={issue} now={now} />
          ))}
        </ul>
      )}
      {missing.length === 0 ? null : (
        <div className={styles.missing}>Not there, or not for you to see: {missing.join(', ')}</div>
      )}
    </Card>
  );
}
