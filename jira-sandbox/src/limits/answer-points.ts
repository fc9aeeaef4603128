const IDENTITY = /^\/(users?|groups?|myself|permissions|mypermissions)\b/;

/** What a request costs: a write 1; a read 1 and 1 per core object in the answer, or 2 per person, group or permission. */
export function answerPoints(isWrite: boolean, path: string, answer: unknown): number {
  if (isWrite) return 1;
  return 1 + objectsIn(answer) * (IDENTITY.test(path) ? 2 : 1);
}

/** A list counts by its length, a page by that of the list in it, anything else as one. */
function objectsIn(answer: unknown): number {
  if (Array.isArray(answer)) return answer.length;
  if (typeof answer !== 'object' || answer === null) return 0;
  const isPage = 'maxResults' in answer || 'isLast' in answer || 'issues' in answer;
  if (!isPage) return 1;
  const lists = Object.values(answer).filter((value) => Array.isArray(value));
  return lists.length === 0 ? 1 : lists.reduce((sum, list) => sum + list.length, 0);
}
