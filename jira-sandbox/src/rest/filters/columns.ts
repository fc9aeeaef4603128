import type { Site } from '../../site/model/site.ts';
import { fieldsOf } from '../fields.ts';
import { givenText } from '../given-text.ts';
import { badRequest } from '../refusal.ts';

/** What Jira shows where nobody chose columns. */
const USUAL_COLUMNS = [
  'issuetype',
  'issuekey',
  'summary',
  'assignee',
  'reporter',
  'priority',
  'status',
  'resolution',
  'created',
  'updated',
  'duedate',
];

/** Columns as lists of issues name them; null means that nobody chose any. */
export function columnsShape(site: Site, columns: readonly string[] | null) {
  const names = new Map(fieldsOf(site).map(({ id, name }) => [id, name]));
  return (columns ?? USUAL_COLUMNS).map((value) => ({
    label: value === 'issuekey' ? 'Key' : (names.get(value) ?? value),
    value,
  }));
}

/** Field ids as bodies give them. Throws a 400 for any that the site has not. */
export function columnsIn(site: Site, columns: unknown): readonly string[] {
  if (!Array.isArray(columns)) throw badRequest("'columns' must be a list of field ids.");
  const known = new Set(['issuekey', ...fieldsOf(site).map(({ id }) => id)]);
  const unknown = columns.filter((column) => !known.has(column));
  if (unknown.length > 0) throw badRequest(`There is no column '${givenText(unknown[0])}'.`);
  return columns;
}
