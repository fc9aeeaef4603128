import { Button, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { Project, SearchResult } from '@sidelight/contract';
import { useCallback, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { useNow } from '../formats/use-now.ts';
import { countInWords } from '../issues/count-in-words.ts';
import { IssueRow } from '../issues/issue-row.tsx';
import { useMoreIssues } from '../issues/use-more-issues.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { searchOf } from './project-search.ts';

const pageSize = 10;

const useStyles = makeStyles({
  asking: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  words: { flex: '1 1 140px', minWidth: 0 },
  wait: { justifyContent: 'flex-start' },
  count: { color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  more: { alignSelf: 'flex-start' },
});

/** The issues of a project, the last changed first, page by page; or those that have certain words. */
export function ProjectIssues({ api, project }: { readonly api: Api; readonly project: Project }) {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const load = useCallback(
    (signal: AbortSignal) => api.search({ jql: searchOf(project.key, said), limit: pageSize }, signal),
    [api, project.key, said],
  );
  const { loaded, reload } = useLoaded(load);
  return (
    <>
      <search>
        <form
          className={styles.asking}
          onSubmit={(event) => {
            event.preventDefault();
            setSaid(typed);
          }}
        >
          <Input
            className={styles.words}
            type="search"
            contentBefore={<SearchRegular />}
            placeholder="Words or a key"
            aria-label={`Search in ${project.name}`}
            maxLength={200}
            value={typed}
            onChange={(_, data) => {
              setTyped(data.value);
              // The cross in the field, too.
              if (data.value === '') setSaid('');
            }}
          />
          <Button type="submit">Search</Button>
        </form>
      </search>
      {loaded.state === 'loading' ? (
        <Spinner className={styles.wait} size="tiny" label="Asking Jira…" />
      ) : loaded.state === 'failed' ? (
        <TroubleMessage trouble={loaded.trouble} onRemedy={reload} />
      ) : (
        <Issues key={loaded.value.jql} api={api} first={loaded.value} />
      )}
    </>
  );
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
