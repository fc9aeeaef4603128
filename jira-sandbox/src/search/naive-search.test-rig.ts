import {
  type Clause,
  call,
  comparison,
  empty,
  type HistoryPredicateName,
  list,
  type Operand,
  parse,
  print,
  query,
  nowhere as span,
  value,
} from '@sidelight/jql';
import fc from 'fast-check';
import { arbitrarySite, testNow, testPeople, testStatuses, testWords } from './arbitrary-site.ts';
import { compileQuery } from './compile-query.ts';
import { findIssues } from './find-issues.ts';
import { naiveMatches } from './naive-search.ts';

const day = fc
  .integer({ min: -45, max: 6 })
  .map((days) => new Date(testNow + days * 86_400_000).toISOString().slice(0, 10));
const people = testPeople.map((person) => person.displayName);
const statusNames = testStatuses.map((status) => status.name);
const equality = ['=', '!=', 'in', 'not in', 'is', 'is not'] as const;
const ordering = ['>', '>=', '<', '<='] as const;

type Operator = Parameters<typeof comparison>[1];

function about(
  field: string,
  literal: fc.Arbitrary<string>,
  operators: readonly Operator[],
): fc.Arbitrary<Clause> {
  return fc
    .tuple(fc.constantFrom(...operators), literal, fc.option(literal), fc.boolean())
    .map(([operator, first, second, withEmpty]) => {
      if (operator === 'is' || operator === 'is not') return comparison(field, operator, empty);
      if (operator !== 'in' && operator !== 'not in') return comparison(field, operator, value(first));
      return comparison(
        field,
        operator,
        list([first, ...(second === null ? [] : [second]), ...(withEmpty ? [empty] : [])]),
      );
    });
}

const person = fc
  .constantFrom(...people)
  .map((name) => (name === people[0] ? call('currentUser') : value(name)));
const time = fc.oneof(
  fc.tuple(
    fc.constantFrom('after' as const, 'before' as const, 'on' as const),
    day.map((text): Operand => value(text)),
  ),
  fc.tuple(
    fc.constant('during' as const),
    fc.tuple(day, day).map((days): Operand => list(days)),
  ),
  fc.tuple(
    fc.constant('by' as const),
    person.map((operand): Operand => operand),
  ),
);
const end = fc.tuple(
  fc.constantFrom('from' as const, 'to' as const),
  fc.constantFrom(...statusNames).map((name): Operand => value(name)),
);
const predicate = ([name, operand]: readonly [HistoryPredicateName, Operand]) => ({ name, operand, span });

const status = { kind: 'named' as const, name: 'status', span };
const was: fc.Arbitrary<Clause> = fc
  .tuple(
    fc.constantFrom('was' as const, 'was not' as const),
    fc.constantFrom(...statusNames),
    fc.array(time, { maxLength: 1 }),
  )
  .map(([operator, name, pairs]) => ({
    kind: 'was' as const,
    field: status,
    operator,
    operatorSpan: span,
    operand: value(name),
    predicates: pairs.map(predicate),
    span,
  }));
const changed: fc.Arbitrary<Clause> = fc.array(fc.oneof(time, end), { maxLength: 3 }).map((pairs) => ({
  kind: 'changed' as const,
  field: status,
  operatorSpan: span,
  predicates: pairs.map(predicate),
  span,
}));

const leaf = fc.oneof(
  about('project', fc.constantFrom('PAY', 'DESK', 'GAME'), equality),
  about('type', fc.constantFrom('Bug', 'Task', 'Story'), equality),
  about('status', fc.constantFrom(...statusNames), equality),
  about('statusCategory', fc.constantFrom('To Do', 'In Progress', 'Done'), equality),
  about('priority', fc.constantFrom('Lowest', 'Medium', 'Highest'), [...equality, ...ordering]),
  about('resolution', fc.constantFrom('Done', 'Unresolved'), equality),
  about('assignee', fc.constantFrom(...people), equality),
  about('reporter', fc.constantFrom(...people), equality),
  about('labels', fc.constantFrom('ui', 'api', 'never-used'), equality),
  about('component', fc.constantFrom('Art', 'Hardware', 'Network'), equality),
  about('fixVersion', fc.constantFrom('Alpha 3', 'Launch'), [...equality, ...ordering]),
  about('due', day, [...equality, ...ordering]),
  about('created', day, [...equality, ...ordering]),
  about('resolved', day, [...equality, ...ordering]),
  about('Story Points', fc.integer({ min: 1, max: 8 }).map(String), [...equality, ...ordering]),
  about('worklogAuthor', fc.constantFrom(...people), equality),
  about('Affected customers', fc.integer({ min: 1, max: 4 }).map(String), [...equality, ...ordering]),
  about('External reference', fc.constantFrom(...testWords), ['~', '!~', 'is', 'is not']),
  about('summary', fc.constantFrom(...testWords, `${testWords[0]} ${testWords[1]}`), [
    '~',
    '!~',
    'is',
    'is not',
  ]),
  about('description', fc.constantFrom(...testWords), ['~', '!~', 'is', 'is not']),
  was,
  changed,
);

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

/** Asks both readings so many times; `disagreements` says where they find different issues. */
export function compareReadings(count: number, seed: number) {
  const result = { found: 0, missed: 0, disagreements: [] as string[] };
  for (const [site, where] of fc.sample(fc.tuple(arbitrarySite, clause), { numRuns: count, seed })) {
    // Through the text, so that printing and reading take part.
    const text = print(query(where));
    const parsed = parse(text);
    if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
    const me = testPeople[0] ?? site.people[0];
    if (me === undefined) throw new Error('nobody');
    const compiled = compileQuery(parsed.query, { site, me, now: testNow, timeZone: 'UTC' });
    if (!compiled.ok) throw new Error(`${text}: ${compiled.errors.join(' ')}`);
    const issues = [...site.issues.values()];
    const expected = issues.filter((issue) => naiveMatches(where, issue)).map(({ key }) => key);
    const actual = findIssues(compiled.search, site).map(({ key }) => key);
    if (expected.toSorted().join() !== actual.toSorted().join()) {
      result.disagreements.push(
        `${text}: ${actual.join()} instead of ${expected.join()} in ${fc.stringify(site)}`,
      );
    }
    result.found += expected.length;
    result.missed += issues.length - expected.length;
  }
  return result;
}
