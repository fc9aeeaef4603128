import { queryNumber, type RestCall } from './call.ts';

/** The part of a list that `startAt` and `maxResults` ask for, in the frame most of Jira's lists have. */
export function pageOf<Entry>(
  call: RestCall,
  entries: readonly Entry[],
  shape: (entry: Entry) => unknown,
  most = 50,
) {
  const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = queryNumber(call, 'maxResults', Math.min(50, most), most);
  const page = entries.slice(startAt, startAt + maxResults);
  return {
    maxResults,
    startAt,
    total: entries.length,
    isLast: startAt + page.length >= entries.length,
    values: page.map(shape),
  };
}
