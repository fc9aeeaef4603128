import { JiraError } from './errors.ts';

/** A key or id as it may stand in a path of Jira's: one segment, so that it cannot reach another operation. */
export function pathKey(key: string): string {
  if (/^[A-Za-z0-9_-]{1,300}$/.test(key)) return key;
  throw new JiraError('jira.not-found', { detail: 'No key or id of Jira looks like the one given.' });
}

/** The project that an issue key names: "PAY" of PAY-12. */
export function projectOfKey(key: string): string {
  return key.replace(/-\d+$/, '');
}
