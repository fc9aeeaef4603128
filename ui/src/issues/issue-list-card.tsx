import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SearchIssuesOutput } from '@sidelight/contract';
import type { Api } from '../api/create-api.ts';
import { useNow } from '../formats/use-now.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { Card } from './card.tsx';
import { countInWords } from './count-in-words.ts';
import { GroupsTable, isCounted } from './groups-table.tsx';
import { IssueRow } from './issue-row.tsx';
import { JqlFooter } from './jql-footer.tsx';
import { useMoreIssues } from './use-more-issues.ts';

const useStyles = makeStyles({
  count: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  more: {
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    padding: tokens.spacingHorizontalXS,
    display: 'flex',
    flexDirection: 'column',
  },
});

/** What a search found, and how much of it is shown. Further pages come from Jira without asking the assistant. */
export function IssueListCard({
  api,
  result,
}: {
  readonly api: Pick<Api, 'search'>;
  readonly result: SearchIssuesOutput;
}) {
  const styles = useStyles();
  const now = useNow(60_000);
  const { issues, nextPageToken, loading, trouble, loadMore } = useMoreIssues(api, result);
  const count = countInWords(issues.length, result.total, nextPageToken !== null);
  return (
    <Card label={`Issues found: ${count}`}>
      <div className={styles.count} role="status">
        {count}
      </div>
      {isCounted(result) ? <GroupsTable result={result} /> : null}
      {issues.length === 0 ? null : (
        <ul className={styles.list}>
          {issues.map((issue) => (
            <IssueRow key={issue.key} issue={issue} now={now} columns={result.columns} />
          ))}
        </ul>
      )}
      {issues.length === 0 || (nextPageToken === null && trouble === undefined) ? null : (
        <div className={styles.more}>
          {trouble === undefined ? (
            <Button appearance="subtle" size="small" disabledFocusable={loading} onClick={loadMore}>
              {loading ? 'Loading…' : 'Show more'}
            </Button>
          ) : (
            <TroubleMessage trouble={trouble} onRemedy={loadMore} />
          )}
        </div>
      )}
      <JqlFooter jql={result.jql} url={result.jqlUrl} />
    </Card>
  );
}
