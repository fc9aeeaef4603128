import type { Column, FoundIssue } from '@sidelight/contract';
import type { SearchPage } from '../search.ts';
import { cellOf } from './cell.ts';
import type { MeantField } from './meant-field.ts';

/** What to ask Jira for, so that the fields can be shown. */
export function idsOf(fields: readonly MeantField[]): string[] {
  return [...new Set(fields.flatMap(({ ids }) => ids))];
}

export function columnsOf(fields: readonly MeantField[]): Column[] {
  return fields.map(({ name, kind }) => ({ name, kind: kind === 'sprint' ? 'text' : kind }));
}

/** The issues of a page, each with a cell for every field. */
export function withCells({ issues, values }: SearchPage, fields: readonly MeantField[]): FoundIssue[] {
  return issues.map((issue, index) => {
    const held = values[index] ?? {};
    return { ...issue, cells: fields.map((field) => cellOf(field, held)) };
  });
}
