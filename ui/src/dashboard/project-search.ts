/** What Lucene would take for its own in a text search; the words alone are meant. */
const operators = /["\\+\-&|!(){}[\]^~*?:/]/g;
const key = /^[A-Za-z][A-Za-z0-9_]*-\d+$/;

/** JQL for the issues of a project that have these words, or this key; all of them without words. */
export function searchOf(projectKey: string, said: string): string {
  const project = `project = "${projectKey}"`;
  const wanted = said.trim();
  if (key.test(wanted)) return `${project} AND key = "${wanted}"`;
  const words = wanted.replace(operators, ' ').replace(/\s+/g, ' ').trim();
  const text = words === '' ? '' : ` AND text ~ "${words}"`;
  return `${project}${text} ORDER BY updated DESC`;
}
