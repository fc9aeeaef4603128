import {
  type Clause,
  type Comparison,
  call,
  comparison,
  empty,
  type HistoryPredicateName,
  list,
  type Operand,
  parse,
  print,
  query,
  type SingleOperand,
  sortBy,
  nowhere as span,
  value,
} from '@sidelight/jql';
import fc from 'fast-check';
import {
  arbitrarySite,
  goneStatus,
  testNow,
  testPeople,
  testSprints,
  testStatuses,
  testWords,
} from './arbitrary-site.ts';
import { compileQuery } from './compile-query.ts';
import { findIssues } from './find-issues.ts';
import { naiveOrder } from './naive-reading/order.ts';
import { naiveMatches } from './naive-reading/search.ts';
import type { World } from './naive-reading/world.ts';

type Operator = Comparison['operator'];
type Operands = fc.Arbitrary<SingleOperand>;

const equality = ['=', '!=', 'in', 'not in', 'is', 'is not'] as const;
const ordering = ['>', '>=', '<', '<='] as const;
const both = [...equality, ...ordering];
const words = ['~', '!~', 'is', 'is not'] as const;

const oneOf = (...names: readonly string[]): Operands => fc.constantFrom(...names).map((name) => value(name));
/** Functions that give one value, or that are compared like one. */
const calls = (...given: readonly ReturnType<typeof call>[]): Operands => fc.constantFrom(...given);

/** `lists` are functions that go with IN and NOT IN only. */
function about(
  name: string,
  singles: Operands,
  operators: readonly Operator[],
  lists?: Operands,
): fc.Arbitrary<Clause> {
  const number = /^cf\[(\d+)\]$/.exec(name)?.[1];
  const field = number === undefined ? name : ({ kind: 'custom', id: Number(number), span } as const);
  const single = fc
    .tuple(fc.constantFrom(...operators), singles, fc.option(lists ?? singles), fc.boolean())
    .map(([operator, first, second, withEmpty]): Clause => {
      if (operator === 'is' || operator === 'is not') return comparison(field, operator, empty);
      if (operator !== 'in' && operator !== 'not in') return comparison(field, operator, first);
      const items = [first, ...(second === null ? [] : [second]), ...(withEmpty ? [empty] : [])];
      return comparison(field, operator, list(items));
    });
  if (lists === undefined) return single;
  const many = fc
    .tuple(fc.constantFrom('in' as const, 'not in' as const), lists)
    .map(([operator, operand]): Clause => comparison(field, operator, operand));
  return fc.oneof({ weight: 1, arbitrary: single }, { weight: 1, arbitrary: many });
}

const people = testPeople.map(({ displayName }) => displayName);
const person = fc.oneof(oneOf(...people), calls(call('currentUser')));
const groups = calls(call('membersOf', 'site-admins'), call('membersOf', 'payments-engineers'));
const statusNames = testStatuses.map(({ name }) => name);

const day = fc
  .integer({ min: -45, max: 6 })
  .map((days) => new Date(testNow + days * 86_400_000).toISOString().slice(0, 10));
const moment = fc
  .integer({ min: -45 * 24, max: 48 })
  .map((hours) => new Date(testNow + hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' '));
const increments = ['-1', '+1w', '-1M', '-3h', '15d', '-30m', '-1y'];
const edges = ['Day', 'Week', 'Month', 'Year'].flatMap((period) => [`startOf${period}`, `endOf${period}`]);
const calledDate: Operands = fc.oneof(
  calls(call('now'), call('currentLogin'), call('lastLogin'), ...edges.map((name) => call(name))),
  fc
    .tuple(fc.constantFrom(...edges), fc.constantFrom(...increments))
    .map(([name, increment]) => call(name, increment)),
);
const writtenDate: Operands = fc.oneof(
  day.map((text) => value(text)),
  moment.map((text) => value(text)),
  oneOf('-7d', '-1w 2d', '4h', '3d', '-90m', '0d'),
);
const date = fc.oneof(writtenDate, calledDate);
const duration = oneOf('30m', '1h', '30', '60', '1d', '1h 30m', '0m');
const count = fc.integer({ min: 0, max: 8 }).map((number): SingleOperand => value(String(number)));

const keys = ['PAY-1', 'DESK-2', 'GAME-3'];
const textQueries = oneOf(
  ...testWords,
  'login payment',
  '"login payment"',
  'pay*',
  's?reen',
  'login OR crash',
  'refund -login',
  '+screen login',
  'logn~',
  'crahs~1',
  'paymet~',
);

const terms: readonly fc.Arbitrary<Clause>[] = [
  about(
    'project',
    oneOf('PAY', 'DESK', 'GAME'),
    equality,
    calls(
      call('projectsLeadByUser'),
      call('projectsLeadByUser', 'Sofia Petrova'),
      call('projectsWhereUserHasPermission', 'EDIT_ISSUES'),
      call('projectsWhereUserHasRole', 'Administrators'),
      call('projectsWhereUserHasRole', 'Member'),
    ),
  ),
  about('category', oneOf('Products', 'Internal services'), equality),
  about('projectType', oneOf('software', 'service_desk'), equality),
  about(
    'type',
    oneOf('Bug', 'Task', 'Story', 'Epic'),
    equality,
    calls(call('standardIssueTypes'), call('subtaskIssueTypes')),
  ),
  about('issuetype', oneOf('Bug', 'Sub-task'), equality),
  about('hierarchyLevel', oneOf('-1', '0', '1'), ['=', '!=', 'in', 'not in', ...ordering]),
  about('status', oneOf(...statusNames), equality),
  about('statusCategory', oneOf('To Do', 'In Progress', 'Done'), equality),
  about('priority', oneOf('Lowest', 'Medium', 'Highest'), both),
  about('resolution', oneOf('Done', "Won't Do", 'Duplicate'), ordering),
  about('resolution', oneOf('Done', 'Unresolved', "Won't Do"), equality),
  about('level', oneOf('Agents only', 'Reporter and agents'), equality),
  ...['assignee', 'reporter', 'creator', 'watcher', 'voter', 'worklogAuthor', 'Reviewer', 'cf[10033]'].map(
    (field) => about(field, person, equality, groups),
  ),
  about('Stakeholders', person, equality, groups),
  about('labels', oneOf('ui', 'API', 'slow', 'never-used'), equality),
  about(
    'component',
    oneOf('Art', 'Hardware', 'Network', 'Checkout'),
    equality,
    calls(call('componentsLeadByUser'), call('componentsLeadByUser', 'Zoë Lindqvist')),
  ),
  ...['fixVersion', 'affectedVersion'].flatMap((field) => [
    about(
      field,
      oneOf('Alpha 3', 'Launch', '4.8', '5.0'),
      equality,
      calls(
        call('releasedVersions'),
        call('releasedVersions', 'PAY'),
        call('unreleasedVersions', 'GAME'),
        call('unreleasedVersions', 'PAY', 'GAME'),
      ),
    ),
    about(
      field,
      fc.oneof(
        oneOf('Alpha 3', '4.9'),
        calls(call('latestReleasedVersion', 'PAY'), call('earliestUnreleasedVersion', 'GAME')),
      ),
      both,
    ),
    about(field, calls(call('latestReleasedVersion'), call('earliestUnreleasedVersion')), ['=', '!=']),
  ]),
  ...['sprint', 'cf[10020]'].map((field) =>
    about(
      field,
      oneOf(...testSprints.map(({ name }) => name)),
      equality,
      calls(call('openSprints'), call('closedSprints'), call('futureSprints')),
    ),
  ),
  about(
    'issue',
    fc.constantFrom(...keys).map((key) => value(key)),
    ['=', '!=', 'in', 'not in'],
    calls(
      call('issueHistory'),
      call('watchedIssues'),
      call('votedIssues'),
      ...keys.flatMap((key) => [
        call('linkedIssues', key),
        call('linkedIssues', key, 'blocks'),
        call('linkedIssues', key, 'is blocked by', 'relates to'),
        call('subtasksOf', key),
        call('parentEpic', key),
        call('childIssuesOf', key),
      ]),
      call('subtasksOf', ...keys),
      call('updatedBy', people[0] ?? ''),
      call('updatedBy', people[1] ?? '', '-10d'),
      call('updatedBy', people[2] ?? '', '2026-11-01', '-2d'),
    ),
  ),
  about('key', oneOf(...keys), ordering),
  ...['parent', 'Epic Link'].map((field) => about(field, oneOf(...keys), equality)),
  about('issueLinkType', oneOf('Blocks', 'blocks', 'is blocked by', 'relates to'), equality),
  about('attachments', oneOf('nothing'), ['is', 'is not']),
  about('filter', oneOf('Finished', 'Second', 'Third', 'All', '10101'), ['=', '!=']),
  about('filter', oneOf('Finished', 'Second', 'Third'), ['=', '!=']),
  ...['votes', 'watchers'].map((field) => about(field, count, ['=', '!=', ...ordering])),
  ...['timeSpent', 'originalEstimate', 'remainingEstimate'].map((field) => about(field, duration, both)),
  about('workRatio', oneOf('0', '50', '100', '-3'), both),
  ...['created', 'updated', 'resolved', 'lastViewed', 'statusCategoryChangedDate', 'Change window'].map(
    (field) => about(field, date, both),
  ),
  ...['due', 'duedate', 'worklogDate', 'Start date'].map((field) => about(field, date, both)),
  ...['summary', 'description', 'environment', 'External reference', 'Acceptance criteria'].map((field) =>
    about(field, textQueries, words),
  ),
  ...['comment', 'worklogComment'].map((field) => about(field, textQueries, ['~', '!~'])),
  about('text', textQueries, ['~']),
  about('summary', fc.constant<SingleOperand>(empty), ['~', '!~']),
  ...['Story Points', 'cf[10016]', 'Affected customers'].map((field) => about(field, count, both)),
  about('Severity', oneOf('S1 – nobody can work', 'S4 – a blemish'), equality),
  about('Platforms', oneOf('Web', 'iOS', 'Switch'), equality),
  about('Flagged', oneOf('Impediment'), equality),
  about(
    'Region',
    oneOf('Europe', 'Portugal', 'Americas'),
    equality,
    calls(
      call('cascadeOption', 'Europe'),
      call('cascadeOption', 'Europe', 'Portugal'),
      call('cascadeOption', 'Americas', 'none'),
    ),
  ),
  ...['Squad', 'Squad[Dropdown]'].map((field) =>
    about(field, oneOf('Checkout', 'Combat', 'Platform'), equality),
  ),
  about('cf[10040]', oneOf('Combat', 'Platform'), equality),
  fc
    .constantFrom(
      'issue.property[review].state = done',
      'issue.property[review].state != open',
      'issue.property[review].state in (open, EMPTY)',
      'issue.property[review].state is EMPTY',
      'issue.property[review].score > 2',
      'issue.property[review].score <= 3',
    )
    .map(conditionOf),
];

function conditionOf(text: string): Clause {
  const parsed = parse(text);
  if (!parsed.ok || parsed.query.where === null) throw new Error(`${text} is no condition.`);
  return parsed.query.where;
}

const history: Readonly<Record<string, { readonly one: Operands; readonly many?: Operands }>> = {
  status: { one: oneOf(...statusNames, goneStatus.name.toLowerCase()) },
  assignee: { one: person, many: groups },
  reporter: { one: person, many: groups },
  priority: { one: oneOf('Lowest', 'Medium', 'Highest') },
  resolution: { one: oneOf('Done', 'Unresolved', 'Duplicate') },
  fixVersion: { one: oneOf('4.8', '5.0', 'Alpha 3'), many: calls(call('unreleasedVersions', 'PAY')) },
};

const several = (singles: Operands): fc.Arbitrary<Operand> =>
  fc.oneof(
    singles,
    fc.array(singles, { minLength: 1, maxLength: 2 }).map((items) => list(items)),
  );
type Pair = readonly [HistoryPredicateName, Operand];
const time: fc.Arbitrary<Pair> = fc.oneof(
  fc.tuple(fc.constantFrom('after' as const, 'before' as const), date),
  fc.tuple(fc.constant('on' as const), several(date)),
  fc.tuple(
    fc.constant('during' as const),
    fc.tuple(date, date).map((dates): Operand => list(dates)),
  ),
  fc.tuple(fc.constant('by' as const), fc.oneof(several(person), groups)),
);

const past: fc.Arbitrary<Clause> = fc
  .constantFrom(...Object.entries(history))
  .chain(([name, { one, many }]) => {
    const field = { kind: 'named' as const, name, span };
    const held = fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: fc.constant(empty) });
    const lists: fc.Arbitrary<Operand> =
      many === undefined ? several(held).map(asList) : fc.oneof(several(held).map(asList), many);
    const predicate = ([named, operand]: Pair) => ({ name: named, operand, span });
    const was = (
      operators: readonly ['was', 'was not'] | readonly ['was in', 'was not in'],
      operands: fc.Arbitrary<Operand>,
    ) =>
      fc.tuple(fc.constantFrom(...operators), operands, fc.array(time, { maxLength: 2 })).map(
        ([operator, operand, pairs]): Clause => ({
          kind: 'was',
          field,
          operator,
          operatorSpan: span,
          operand,
          predicates: pairs.map(predicate),
          span,
        }),
      );
    const end: fc.Arbitrary<Pair> = fc.tuple(fc.constantFrom('from' as const, 'to' as const), several(held));
    const changed = fc.array(fc.oneof(time, end), { maxLength: 3 }).map(
      (pairs): Clause => ({
        kind: 'changed',
        field,
        operatorSpan: span,
        predicates: pairs.map(predicate),
        span,
      }),
    );
    return fc.oneof(was(['was', 'was not'], held), was(['was in', 'was not in'], lists), changed);
  });

function asList(operand: Operand): Operand {
  return operand.kind === 'list' ? operand : list([operand]);
}

const leaf = fc.oneof({ weight: 5, arbitrary: fc.oneof(...terms) }, { weight: 1, arbitrary: past });

const clause = fc.letrec<{ clause: Clause }>((tie) => ({
  clause: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: tie('clause').map((inner): Clause => ({ kind: 'not', clause: inner, span })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('clause'), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, clauses]): Clause => ({ kind, clauses, span })),
    },
  ),
})).clause;

const sortable = [
  'project',
  'key',
  'type',
  'status',
  'statusCategory',
  'priority',
  'resolution',
  'level',
  'assignee',
  'reporter',
  'creator',
  'Reviewer',
  'labels',
  'component',
  'fixVersion',
  'affectedVersion',
  'sprint',
  'parent',
  'Epic Link',
  'due',
  'created',
  'updated',
  'resolved',
  'lastViewed',
  'timeSpent',
  'originalEstimate',
  'remainingEstimate',
  'workRatio',
  'votes',
  'watchers',
  'Story Points',
  'summary',
  'description',
  'environment',
  'External reference',
  'Severity',
  'Squad',
];
const orderBy = fc
  .uniqueArray(
    fc.record({
      field: fc.constantFrom(...sortable),
      direction: fc.constantFrom('asc' as const, 'desc' as const, null),
    }),
    { maxLength: 3, selector: ({ field }) => field },
  )
  .map((chosen) => chosen.map(({ field, direction }) => sortBy(field, direction)));

const hours = (ago: number) => testNow - ago * 3_600_000;
const logins = fc.constantFrom(
  { current: hours(3), last: hours(100) },
  { current: hours(200), last: null },
  { current: null, last: null },
);

const question = fc.tuple(arbitrarySite, clause, orderBy, logins);

/** A few at a time: all of them at once would not fit into memory. */
function* questions(count: number, seed: number) {
  const few = 500;
  for (let done = 0; done < count; done += few) {
    yield* fc.sample(question, { numRuns: Math.min(few, count - done), seed: seed + done });
  }
}

/** Asks both readings so many times; `disagreements` says where they find different issues, or in another order. */
export function compareReadings(count: number, seed: number) {
  const result = { found: 0, missed: 0, disagreements: [] as string[] };
  for (const [site, where, order, signIns] of questions(count, seed)) {
    // Through the text, so that printing and reading take part.
    const text = print(query(where, ...order));
    const parsed = parse(text);
    if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
    const [me] = testPeople;
    if (me === undefined) throw new Error('nobody');
    const mayIn: World['mayIn'] = (_permission, { key }) => key !== 'GAME';
    const world: World = { site, me, now: testNow, mayIn, logins: signIns };
    const compiled = compileQuery(parsed.query, { ...world, timeZone: 'UTC' });
    const issues = [...site.issues.values()];
    if (!compiled.ok) {
      const isKnown = issues.some(({ history: told }) => fc.stringify(told).includes(goneStatus.name));
      if (!isKnown && text.includes('parked') && compiled.missing.length === compiled.errors.length) continue;
      throw new Error(`${text}: ${compiled.errors.join(' ')}`);
    }
    const expected = naiveOrder(
      order,
      issues.filter((issue) => naiveMatches(where, issue, world)),
      world,
    ).map(({ key }) => key);
    const actual = findIssues(compiled.search, site)
      .sort(compiled.search.compare)
      .map(({ key }) => key);
    if (expected.join() !== actual.join()) {
      result.disagreements.push(
        `${text}: ${actual.join()} instead of ${expected.join()} in ${fc.stringify(site)}`,
      );
    }
    result.found += expected.length;
    result.missed += issues.length - expected.length;
  }
  return result;
}
