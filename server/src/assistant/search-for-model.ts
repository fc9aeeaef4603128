import { type Cell, type Column, type FoundIssue, searchIssuesOutputSchema } from '@sidelight/contract';
import { timeInWords } from '../jira/fields/durations.ts';

/**
 * What a search found, without what was not asked for: the usual columns tell what a person sees first of an issue, chosen
 * ones take their place.
 */
export function searchForModel(output: unknown): unknown {
  const found = searchIssuesOutputSchema.safeParse(output).data;
  if (found === undefined) return output;
  const { columns, summed, ...rest } = found;
  const kind = summed?.kind;
  return {
    ...rest,
    columns: undefined,
    summed: summed && { ...summed, kind: undefined, total: cellForModel(summed.total, summed.kind) },
    groups: rest.groups?.map(({ sum, parts, ...group }) => ({
      ...group,
      ...(sum === undefined ? {} : { sum: cellForModel(sum, kind) }),
      ...(parts === undefined ? {} : { parts: parts.map((part) => cellForModel(part, kind)) }),
    })),
    issues: rest.issues.map((issue) => (columns === undefined ? usual(issue) : chosen(issue, columns))),
  };
}

function usual({ updated: _, cells: __, ...issue }: FoundIssue) {
  return issue;
}

function chosen({ key, url, cells = [] }: FoundIssue, columns: readonly Column[]) {
  return {
    key,
    url,
    ...Object.fromEntries(columns.map(({ name, kind }, at) => [name, cellForModel(cells[at] ?? null, kind)])),
  };
}

function cellForModel(cell: Cell, kind: Column['kind'] | undefined): Cell {
  if (kind === 'minutes' && typeof cell === 'number') return timeInWords(60 * cell);
  return kind === 'time' && typeof cell === 'string' ? cell.slice(0, 10) : cell;
}
