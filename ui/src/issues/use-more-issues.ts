import type { FoundIssue, SearchResult } from '@sidelight/contract';
import { useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { type Trouble, troubleOf } from '../problems/trouble.ts';

const pageSize = 25;

/** The first page as it came, and the further ones as the person asks for them. */
export function useMoreIssues(api: Pick<Api, 'search'>, first: Omit<SearchResult, 'total'>) {
  const [more, setMore] = useState<{ issues: FoundIssue[]; nextPageToken: string | null }>();
  const [loading, setLoading] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const nextPageToken = more === undefined ? first.nextPageToken : more.nextPageToken;

  const loadMore = async () => {
    if (nextPageToken === null || loading) return;
    setLoading(true);
    setTrouble(undefined);
    try {
      const columns = first.columns?.map(({ name }) => name).join('|');
      const page = await api.search({
        jql: first.jql,
        limit: pageSize,
        pageToken: nextPageToken,
        ...(columns === undefined || columns === '' ? {} : { columns }),
      });
      setMore((last) => ({
        issues: [...(last?.issues ?? []), ...page.issues],
        nextPageToken: page.nextPageToken,
      }));
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setLoading(false);
    }
  };

  return {
    issues: withoutRepeats([...first.issues, ...(more?.issues ?? [])]),
    nextPageToken,
    loading,
    trouble,
    loadMore,
  };
}

// An issue that changes between two pages may come on both.
function withoutRepeats(issues: readonly FoundIssue[]): FoundIssue[] {
  return [...new Map(issues.map((issue) => [issue.key, issue])).values()];
}
