import type { Column, SearchResult } from '@sidelight/contract';
import type { JiraAccount } from '../jira.ts';
import type { SearchOptions } from '../search.ts';
import { cellOf } from './cell.ts';
import { demandField, type MeantField } from './meant-field.ts';

/** What to ask Jira for, so that the fields can be read. */
export function idsOf(fields: readonly MeantField[]): string[] {
  return [...new Set(fields.flatMap(({ ids }) => ids))];
}

/**
 * A page of a search whose issues have a cell for each of the columns, which are fields by name. Throws FieldError
 * assistant.name-unknown, and like `search`.
 */
export async function searchWithColumns(
  account: Pick<JiraAccount, 'fields' | 'search'>,
  options: SearchOptions,
  columns: readonly string[],
): Promise<SearchResult> {
  const fields = await chosenFields(columns, account);
  const { values, ...page } = await account.search({ ...options, fieldIds: idsOf(fields) });
  if (fields.length === 0) return page;
  const issues = page.issues.map((issue, index) => {
    const held = values[index] ?? {};
    return { ...issue, cells: fields.map((field) => cellOf(field, held)) };
  });
  return { ...page, issues, columns: fields.map(columnOf) };
}

function columnOf({ name, kind }: MeantField): Column {
  return { name, kind: kind === 'sprint' ? 'text' : kind };
}

/** Each once, and without the key, which is always there. */
async function chosenFields(
  said: readonly string[],
  account: Pick<JiraAccount, 'fields'>,
): Promise<MeantField[]> {
  const names = said.filter((name) => !/^(?:issue )?key$/i.test(name.trim()));
  const fields = names.length === 0 ? [] : await account.fields();
  return [
    ...new Map(names.map((name) => demandField(name, fields)).map((field) => [field.name, field])).values(),
  ];
}
