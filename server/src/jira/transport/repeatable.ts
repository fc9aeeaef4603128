/** POSTs of Jira that only read: the body is too long for a query. */
const readingPosts = [
  /^\/rest\/api\/3\/search\/jql$/,
  /^\/rest\/api\/3\/search\/approximate-count$/,
  /^\/rest\/api\/3\/issue\/bulkfetch$/,
  /^\/rest\/api\/3\/changelog\/bulkfetch$/,
  /^\/rest\/api\/3\/comment\/list$/,
  /^\/rest\/api\/3\/jql\/(parse|match)$/,
];

/** Whether a call may be made again although the first may have taken effect: it changes nothing. */
export function isRead(method: string, path: string): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  return method === 'POST' && readingPosts.some((pattern) => pattern.test(path));
}
