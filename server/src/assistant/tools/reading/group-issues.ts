import type { IssueGroup, SearchIssuesOutput } from '@sidelight/contract';
import { cellOf } from '../../../jira/fields/cell.ts';
import { idsOf } from '../../../jira/fields/columns.ts';
import type { MeantField } from '../../../jira/fields/meant-field.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { exactCounts, theRest } from './exact-counts.ts';
import type { Grouping } from './grouping.ts';

/** So many issues are read for one question; of more Jira counts each group where it can, else the first are counted, and that is said. */
const mostCounted = 1_000;
/** A table of more columns is none that anybody reads. */
const mostAcross = 8;

type Values = Readonly<Record<string, unknown>>;

export type Grouped = Pick<
  SearchIssuesOutput,
  'total' | 'counted' | 'groups' | 'groupedBy' | 'across' | 'overlapping' | 'summed'
>;

export interface GroupingWanted {
  /** None: everything is one sum. */
  readonly by: Grouping | undefined;
  readonly across: Grouping | undefined;
  readonly sum: MeantField | undefined;
}

/** The issues of a query counted by the names of one field or two, or a number of theirs added up. Jira cannot do so itself. */
export async function groupIssues(
  jql: string,
  wanted: GroupingWanted,
  account: JiraAccount,
): Promise<Grouped> {
  const { by, across, sum } = wanted;
  const fields = [by?.field, across?.field, sum].filter((field) => field !== undefined);
  const { values, total } = await account.valuesFound(jql, idsOf(fields), mostCounted);
  const numbers = sum === undefined ? [] : values.map((held) => numberIn(sum, held));
  const known = numbers.filter((number) => number !== null);
  if (by !== undefined && across === undefined && sum === undefined && total !== null) {
    const groups =
      total > values.length ? await exactCounts(jql, by, byName(values, by), total, account) : null;
    if (groups !== null) {
      return { total, counted: total, groups: groups.toSorted(largestFirst), groupedBy: [by.name] };
    }
  }
  return {
    total,
    counted: values.length,
    ...(sum === undefined
      ? {}
      : {
          summed: {
            name: sum.name,
            kind: sum.kind === 'sprint' ? 'text' : sum.kind,
            total: rounded(known.reduce((all, number) => all + number, 0)),
            without: numbers.length - known.length,
          },
        }),
    ...(by === undefined ? {} : tableOf(values, { ...wanted, by })),
  };
}

function tableOf(values: readonly Values[], { by, across, sum }: GroupingWanted & { readonly by: Grouping }) {
  const groups = byName(values, by);
  const columns = across === undefined ? undefined : columnsOf(values, across);
  const rows = [...groups].map(([name, held]): IssueGroup => {
    const parts = across && columns && partsOf(held, across, columns, sum);
    return {
      name,
      count: held.length,
      ...(sum === undefined ? {} : { sum: sumOf(held, sum) }),
      ...(parts === undefined ? {} : { parts }),
    };
  });
  return {
    groups: rows.toSorted(by.inTime ? inTime : largestFirst),
    groupedBy: [by, across].flatMap((grouping) => (grouping === undefined ? [] : [grouping.name])),
    ...(columns === undefined ? {} : { across: [...columns] }),
    ...([by, across].some((grouping) => grouping !== undefined && overlap(values, grouping))
      ? { overlapping: true }
      : {}),
  };
}

function byName(values: readonly Values[], by: Grouping): Map<string, Values[]> {
  const groups = new Map<string, Values[]>();
  for (const held of values) {
    for (const name of by.namesFor(held)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [held]);
      else group.push(held);
    }
  }
  return groups;
}

/** The names of the second field that have most issues, and one for the rest where there are too many. */
function columnsOf(values: readonly Values[], across: Grouping): readonly string[] {
  const groups = [...byName(values, across)].map(([name, held]) => ({ name, count: held.length }));
  const names = groups.toSorted(across.inTime ? inTime : largestFirst).map(({ name }) => name);
  // Of stretches of time the newest are of interest, of everything else the largest.
  if (names.length <= mostAcross) return names;
  return across.inTime
    ? [...names.slice(1 - mostAcross), theRest]
    : [...names.slice(0, mostAcross - 1), theRest];
}

function partsOf(
  held: readonly Values[],
  across: Grouping,
  columns: readonly string[],
  sum: MeantField | undefined,
): (number | null)[] {
  const parts = new Map<string, Values[]>();
  const known = new Set(columns);
  for (const [name, group] of byName(held, across)) {
    const column = known.has(name) ? name : theRest;
    parts.set(column, [...(parts.get(column) ?? []), ...group]);
  }
  return columns.map((name) => {
    const group = parts.get(name) ?? [];
    return sum === undefined ? group.length : sumOf(group, sum);
  });
}

function overlap(values: readonly Values[], by: Grouping): boolean {
  return values.some((held) => by.namesFor(held).length > 1);
}

function sumOf(values: readonly Values[], field: MeantField): number | null {
  const known = values.flatMap((held) => numberIn(field, held) ?? []);
  return known.length === 0 ? null : rounded(known.reduce((all, number) => all + number, 0));
}

function numberIn(field: MeantField, held: Values): number | null {
  const cell = cellOf(field, held);
  return typeof cell === 'number' ? cell : null;
}

/** Halves and tenths of points add up without what computers add to them. */
function rounded(number: number): number {
  return Math.round(number * 1_000) / 1_000;
}

type Named = Pick<IssueGroup, 'name' | 'count' | 'sum'>;

function largestFirst(one: Named, other: Named): number {
  return (
    (other.sum ?? 0) - (one.sum ?? 0) || other.count - one.count || one.name.localeCompare(other.name, 'en')
  );
}

function inTime(one: Named, other: Named): number {
  return one.name === 'None' ? 1 : other.name === 'None' ? -1 : one.name.localeCompare(other.name, 'en');
}
