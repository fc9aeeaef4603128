import {
  type Clause,
  type Comparison,
  type ComparisonOperator,
  fieldName,
  type Operand,
  parse,
} from '@sidelight/jql';
import type { Issue } from '../../site/model/issue.ts';
import { known, readersOf } from './names.ts';
import { hasChanged, wasSo } from './past.ts';
import { isSaidIn } from './texts.ts';
import { rangeOf } from './times.ts';
import { namesIn, singles } from './wanted.ts';
import type { World } from './world.ts';

/**
 * For tests: a second reading of JQL, as literal as possible and with nothing in common with the real one. It compares names, not ids;
 * it finds nothing beforehand, looks at every issue, and asks the past at every moment. A clause can be said of an issue, and
 * it can be denied; of an empty field neither is true, and where two fields have one name both may be.
 */
interface Verdict {
  readonly said: boolean;
  readonly denied: boolean;
}

export function naiveMatches(clause: Clause, issue: Issue, world: World): boolean {
  return verdict(clause, issue, world).said;
}

function verdict(clause: Clause, issue: Issue, world: World): Verdict {
  switch (clause.kind) {
    case 'not': {
      const { said, denied } = verdict(clause.clause, issue, world);
      return { said: denied, denied: said };
    }
    case 'and':
    case 'or': {
      const parts = clause.clauses.map((part) => verdict(part, issue, world));
      const all = { said: parts.every(({ said }) => said), denied: parts.every(({ denied }) => denied) };
      const any = { said: parts.some(({ said }) => said), denied: parts.some(({ denied }) => denied) };
      return clause.kind === 'and'
        ? { said: all.said, denied: any.denied }
        : { said: any.said, denied: all.denied };
    }
    case 'was':
    case 'changed': {
      const field = known(fieldName(clause.field));
      const said =
        clause.kind === 'was' ? wasSo(clause, field, issue, world) : hasChanged(clause, field, issue, world);
      return { said, denied: !said };
    }
    case 'comparison': {
      const denial = { ...clause, operator: contrary[clause.operator] };
      return { said: isSaid(clause, issue, world), denied: isSaid(denial, issue, world) };
    }
  }
}

const contrary: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '!=',
  '!=': '=',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  '~': '!~',
  '!~': '~',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

function isSaid(clause: Comparison, issue: Issue, world: World): boolean {
  const field = known(fieldName(clause.field));
  if (field === 'filter') return isOfFilters(clause, issue, world);
  return readersOf(field).some((read) => compares(field, read(issue, world), clause, issue, world));
}

function isOfFilters({ operator, operand }: Comparison, issue: Issue, world: World): boolean {
  const found = namesIn(operand, world).some((name) => {
    const filter = world.site.filters.find((one) => one.name === name || one.id === name);
    const parsed = parse(filter?.jql ?? 'nothing');
    if (!parsed.ok) throw new Error(`The naive reading knows no filter ${name}.`);
    return parsed.query.where === null || naiveMatches(parsed.query.where, issue, world);
  });
  return operator === '=' || operator === 'in' ? found : !found;
}

const instants = [
  'created',
  'updated',
  'resolved',
  'lastViewed',
  'statusCategoryChangedDate',
  'Change window',
];
const days = ['due', 'worklogDate', 'Start date'];
const durations = ['timeSpent', 'originalEstimate', 'remainingEstimate'];

function compares(
  field: string,
  held: readonly string[],
  { operator, operand }: Comparison,
  issue: Issue,
  world: World,
): boolean {
  if (operator === 'is') return isBlank(held);
  if (operator === 'is not') return !isBlank(held);
  if (operator === '~' || operator === '!~') {
    const [query = ''] = namesIn(operand, world);
    if (query === 'EMPTY') return isBlank(held) === (operator === '~');
    const said = held.some((text) => text !== '' && isSaidIn(query, text));
    return operator === '~' ? said : !isBlank(held) && !said;
  }
  const allowsEmpty = singles(operand).some(
    (single) => single.kind === 'empty' || (single.kind === 'value' && single.text === 'Unresolved'),
  );
  if (held.length === 0) return allowsEmpty && (operator === '=' || operator === 'in');
  const isTime = instants.includes(field) || days.includes(field);
  if (isTime && !allowsEmpty && singles(operand).every((single) => rangeOf(single, world) === null)) {
    return false;
  }
  const isEqual = held.some((value) => equals(field, value, operand, world));
  if (operator === '=' || operator === 'in') return isEqual;
  if (operator === '!=' || operator === 'not in') return !isEqual;
  return held.some((value) => stands(field, value, operator, operand, issue, world));
}

function isBlank(held: readonly string[]): boolean {
  return held.every((text) => text.trim() === '');
}

function equals(field: string, value: string, operand: Operand, world: World): boolean {
  if (instants.includes(field)) {
    return singles(operand).some((single) => {
      const range = rangeOf(single, world);
      return range !== null && Number(value) >= range.start && Number(value) < range.end;
    });
  }
  if (days.includes(field)) {
    return singles(operand).some((single) => value === dayOf(rangeOf(single, world)?.start));
  }
  return namesIn(operand, world).some((name) =>
    durations.includes(field)
      ? Number(value) === secondsIn(name)
      : name.toLowerCase() === value.toLowerCase(),
  );
}

function dayOf(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString().slice(0, 10);
}

/** `1d 2h` of days with eight hours; a bare number counts minutes. */
function secondsIn(text: string): number {
  const hours: Readonly<Record<string, number>> = { w: 40, d: 8, h: 1, m: 1 / 60 };
  return text
    .split(' ')
    .reduce((sum, part) => sum + Number.parseFloat(part) * 3600 * (hours[part.at(-1) ?? ''] ?? 1 / 60), 0);
}

function stands(
  field: string,
  value: string,
  operator: ComparisonOperator,
  operand: Operand,
  issue: Issue,
  world: World,
): boolean {
  const [single] = singles(operand);
  const [name = ''] = single?.kind === 'function' && isTimeField(field) ? [] : namesIn(operand, world);
  const range = single === undefined || !isTimeField(field) ? null : rangeOf(single, world);
  const have = place(field, value, issue, world);
  const limit = days.includes(field)
    ? (dayOf(range?.start) ?? Number.NaN)
    : instants.includes(field)
      ? (range?.start ?? Number.NaN)
      : durations.includes(field)
        ? secondsIn(name)
        : place(field, name, issue, world);
  if (operator === '<') return have < limit;
  if (operator === '<=') return have <= limit;
  return operator === '>' ? have > limit : have >= limit;
}

function isTimeField(field: string): boolean {
  return instants.includes(field) || days.includes(field);
}

/** Where a value stands among its like; NaN where it cannot be compared with those of this issue. */
function place(field: string, name: string, issue: Issue, world: World): number | string {
  const at = (names: readonly string[]) => (names.includes(name) ? names.indexOf(name) : Number.NaN);
  switch (field) {
    case 'priority':
      return at(['Lowest', 'Low', 'Medium', 'High', 'Highest']);
    case 'resolution':
      return at(world.site.resolutions.map((resolution) => resolution.name));
    case 'fixVersion':
    case 'affectedVersion':
      return at(issue.project.versions.map((version) => version.name));
    case 'key':
      return name.startsWith(`${issue.project.key}-`) ? Number(name.split('-')[1]) : Number.NaN;
    default:
      return days.includes(field) ? name : Number(name);
  }
}
