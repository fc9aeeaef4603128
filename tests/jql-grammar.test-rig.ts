import { JastBuilder } from '@atlaskit/jql-ast';
import { type Clause, operandFault, parse, reservedWords } from '@sidelight/jql';
import fc from 'fast-check';

/** Whether Atlassian's own editor, which has the grammar and nothing else, takes the query. */
function atlassianTakes(builder: JastBuilder, text: string): boolean {
  return builder.build(text).errors.length === 0;
}

const names = [
  'assignee',
  '"Story Points"',
  "'due date'",
  'cf[10010]',
  'status',
  'größe',
  'issue.property[review].state',
  'project',
  'a.b-c',
  '"a\\"b"',
  '12',
];
const plain = [
  'Open',
  '"In Progress"',
  "'it\\'s'",
  '3',
  '-7d',
  '2026-01-01',
  '"2026/01/01 10:00"',
  'PAY-12',
  '1.5',
  '-4',
  'x\\ y',
  '\\u0041b',
  '""',
  'für',
  '日本',
];
const name = fc.constantFrom(...names);
const literal = fc.constantFrom(...plain);
const args = fc.array(literal, { maxLength: 3 }).map((list) => `(${list.join(', ')})`);
const call = fc
  .tuple(fc.constantFrom('f', 'anAppsFunction', '"linked issues"', 'g-2'), args)
  .map((parts) => parts.join(''));
const single = fc.oneof(
  { weight: 4, arbitrary: literal },
  { weight: 1, arbitrary: call },
  { weight: 1, arbitrary: fc.constantFrom('EMPTY', 'null', 'Empty') },
);
const list = fc.array(single, { minLength: 1, maxLength: 3 }).map((items) => `(${items.join(',')})`);
const predicate = fc.oneof(
  fc
    .tuple(fc.constantFrom('AFTER', 'before', 'ON', 'by', 'FROM', 'to'), fc.oneof(single, list))
    .map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom('DURING', 'during'), fc.tuple(single, single))
    .map(([word, [from, to]]) => `${word} (${from}, ${to})`),
);
const predicates = fc.array(predicate, { maxLength: 2 }).map((all) => all.map((one) => ` ${one}`).join(''));
const term = fc.oneof(
  fc
    .tuple(name, fc.constantFrom('=', '!=', '<', '<=', '>', '>=', '~', '!~'), fc.oneof(single, list))
    .map(([field, operator, operand]) => `${field} ${operator} ${operand}`),
  fc.tuple(name, fc.constantFrom('=', '!=', '<=', '~'), single).map((parts) => parts.join('')),
  fc
    .tuple(name, fc.constantFrom('in', 'NOT IN', 'not  in'), fc.oneof(list, call))
    .map((parts) => parts.join(' ')),
  fc
    .tuple(name, fc.constantFrom('is', 'IS NOT', 'is\nnot'), fc.constantFrom('EMPTY', 'NULL', 'empty'))
    .map((parts) => parts.join(' ')),
  fc
    .tuple(name, fc.constantFrom('was', 'WAS NOT'), single, predicates)
    .map(([field, was, value, rest]) => `${field} ${was} ${value}${rest}`),
  fc
    .tuple(name, fc.constantFrom('was in', 'WAS NOT IN'), fc.oneof(list, call), predicates)
    .map(([field, was, value, rest]) => `${field} ${was} ${value}${rest}`),
  fc
    .tuple(name, fc.constantFrom('changed', 'CHANGED'), predicates)
    .map(([field, was, rest]) => `${field} ${was}${rest}`),
);
const clause = fc.letrec<{ clause: string }>((tie) => ({
  clause: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: term },
    { weight: 1, arbitrary: tie('clause').map((inner) => `(${inner})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('NOT ', 'not ', '!', '! '), tie('clause'))
        .map((parts) => parts.join('')),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          tie('clause'),
          fc.constantFrom(' AND ', ' or ', '&&', ' | ', ' & ', '||', '\n and\t'),
          tie('clause'),
        )
        .map((parts) => parts.join('')),
    },
  ),
})).clause;
const order = fc.option(
  fc
    .array(
      fc.tuple(name, fc.constantFrom('', ' ASC', ' desc')).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map((keys) => ` ORDER BY ${keys.join(', ')}`),
  { nil: '' },
);
const validQuery = fc
  .tuple(fc.oneof({ weight: 9, arbitrary: clause }, { weight: 1, arbitrary: fc.constant('') }), order)
  .map((parts) => parts.join(''));

const words = [...reservedWords];
const junk = fc.oneof(
  fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    ',',
    '"',
    "'",
    '\\',
    '=',
    '!',
    '<',
    '>',
    '~',
    '&',
    '|',
    ' ',
    '.',
    '-',
    '{',
    '*',
    '#',
    ';',
    '@',
    '\t',
    '\u0001',
    '\u00a0',
    'AND',
    'or',
    'NOT',
    ' in ',
    ' is ',
    ' was ',
    ' order by ',
    ' by ',
    ' empty ',
    ' changed ',
  ),
  fc.constantFrom(...words).map((word) => ` ${word} `),
);
/** One to three pieces cut out, doubled, moved or put in. */
const damagedQuery = fc
  .tuple(
    validQuery,
    fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.option(junk, { nil: '' })), { minLength: 1, maxLength: 3 }),
  )
  .map(([text, damages]) =>
    damages.reduce((damaged, [place, length, piece]) => {
      const at = place % (damaged.length + 1);
      return damaged.slice(0, at) + piece + damaged.slice(at + length);
    }, text),
  );
const anyQuery = fc.oneof({ weight: 2, arbitrary: validQuery }, { weight: 3, arbitrary: damagedQuery });
/**
 * Whether we take it: it can be read, and each operator can take its operand. Jira's server knows the second as a matter of
 * meaning ("Operator '=' does not support the list value …"), the grammar of Atlassian's editor as one of grammar.
 */
function weTake(text: string): boolean {
  const result = parse(text);
  return result.ok && (result.query.where === null || fits(result.query.where));
}

function fits(clause: Clause): boolean {
  switch (clause.kind) {
    case 'and':
    case 'or':
      return clause.clauses.every(fits);
    case 'not':
      return fits(clause.clause);
    case 'changed':
      return true;
    case 'was':
      return (
        clause.predicates.every(({ name }) => name !== 'from' && name !== 'to') &&
        operandFault(clause.operator, clause.operand, 'x') === null
      );
    case 'comparison':
      return operandFault(clause.operator, clause.operand, 'x') === null;
  }
}

/** Where the two differ: who takes the query, and what Jira's server does. */
export interface KnownDifference {
  readonly text: string;
  readonly takenBy: 'atlassian' | 'sidelight';
  /** What our parser says when it refuses: every other query that it refuses so differs for the same reason. */
  readonly refusal: string;
  readonly reason: string;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    text: '"" = 1',
    takenBy: 'atlassian',
    refusal: 'A field name cannot be empty.',
    reason:
      "The editor's grammar takes any quoted text for a field. Jira's server looks at the text and answers 400 that the field name cannot be empty.",
  },
  {
    text: 'cf[1234567890123456] = 1',
    takenBy: 'atlassian',
    refusal: "Expecting a custom field id (a positive number) but got '1234567890123456'.",
    reason: 'Numbers that do not fit JavaScript are refused here; no site has so many custom fields.',
  },
];

export function sides(text: string): { atlassian: boolean; sidelight: boolean } {
  return { atlassian: atlassianTakes(new JastBuilder(), text), sidelight: weTake(text) };
}

/** Asks both about so many queries, two of five as they should be and three damaged. */
export function compareGrammars(count: number, seed: number) {
  const builder = new JastBuilder();
  const result = { taken: 0, refused: 0, explained: 0, unexplained: [] as string[] };
  for (const text of fc.sample(anyQuery, { numRuns: count, seed })) {
    const [atlassian, sidelight] = [atlassianTakes(builder, text), weTake(text)];
    if (atlassian && sidelight) result.taken += 1;
    else if (!atlassian && !sidelight) result.refused += 1;
    else if (isExplained(text, atlassian)) result.explained += 1;
    else result.unexplained.push(`${atlassian ? 'only Atlassian' : 'only we'}: ${JSON.stringify(text)}`);
  }
  return result;
}

/** What Sidelight says against the query; null when it takes it. */
export function refusalOf(text: string): string | null {
  const parsed = parse(text);
  return parsed.ok ? null : (parsed.errors[0]?.message ?? null);
}

function isExplained(text: string, atlassian: boolean): boolean {
  const refusal = refusalOf(text);
  return (
    atlassian && knownDifferences.some((known) => known.takenBy === 'atlassian' && known.refusal === refusal)
  );
}
