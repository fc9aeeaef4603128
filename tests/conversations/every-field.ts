import type { JiraRest } from './jira-rest.ts';

/** Those that tell of the change itself, or of the order among other issues. */
const telling = new Set([
  'updated',
  'statuscategorychangedate',
  'resolutiondate',
  'lastViewed',
  'comment',
  'worklog',
]);

/** Every field of an issue as Jira holds it, to compare before a change and after it was undone. */
export async function everyField(jira: JiraRest, key: string): Promise<Record<string, unknown>> {
  const fields = await jira.fields(key);
  return Object.fromEntries(
    Object.entries(fields).filter(([id, value]) => !telling.has(id) && !isRank(value)),
  );
}

function isRank(value: unknown): boolean {
  return typeof value === 'string' && /^\d\|/.test(value);
}
