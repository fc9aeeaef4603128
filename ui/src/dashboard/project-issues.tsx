import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { Project, SearchResult } from '@sidelight/contract';
import { useCallback } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { useNow } from '../formats/use-now.ts';
import { countInWords } from '../issues/count-in-words.ts';
import { IssueRow } from '../issues/issue-row.tsx';
import { useMoreIssues } from '../issues/use-more-issues.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';

const pageSize = 10;

const useStyles = makeStyles({
  wait: { justifyContent: 'flex-start' },
  count: { color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  more: { alignSelf: 'flex-start' },
});

/** The issues of a project, the last changed first, page by page. */
export function ProjectIssues({ api, project }: { readonly api: Api; readonly project: Project }) {
  const styles = useStyles();
  const load = useCallback(
    (signal: AbortSignal) =>
      api.search({ jql: `project = "${project.key}" ORDER BY updated DESC`, limit: pageSize }, signal),
    [api, project.key],
  );
  const { loaded, reload } = useLoaded(load);
  if (loaded.state === 'loading') return <Spinner className={styles.wait} size="tiny" label="Asking Jira…" />;
  if (loaded.state === 'failed') return <TroubleMessage trouble={loaded.trouble} onRemedy={reload} />;
  return <Issues api={api} first={loaded.value} />;
}

function Issues({ api, first }: { readonly api: Api; readonly first: SearchResult }) {
  const styles = useStyles();
  const now = useNow(60_000);
  const { issues, nextPageToken, loading, trouble, loadMore } = useMoreIssues(api, first);
  return (
    <>
      <span className={styles.count} role="status">
        {countInWords(issues.length, first.total, nextPageToken !== null)}
      </span>
      <ul className={styles.list}>
        {issues.map((issue) => (
          <IssueRow key={issue.key} issue={issue} now={now} />
        ))}
      </ul>
      {trouble === undefined ? null : <TroubleMessage trouble={trouble} onRemedy={loadMore} />}
      {nextPageToken === null || trouble !== undefined ? null : (
        <Button className={styles.more} disabledFocusable={loading} onClick={loadMore}>
          {loading ? 'Loading…' : 'Show more'}
        </Button>
      )}
    </>
  );
}
