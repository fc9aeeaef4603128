import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { call, comparison, query, value } from './build.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';
import { isBareWord } from './quote.ts';
import {
  type Clause,
  comparisonOperators,
  type Field,
  historyPredicateNames,
  type Operand,
  type Query,
  type SingleOperand,
  nowhere as span,
  wasOperators,
} from './syntax.ts';

/** Any UTF-16 text, unpaired surrogates and control characters included, with JQL's own signs made frequent. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        '"',
        "'",
        '\\',
        ' ',
        '(',
        ')',
        ',',
        ' OR ',
        ' AND ',
        '\n',
        '[',
        ']',
        '=',
        '!',
        'u0022',
        'empty',
        '\ufffe',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(
  anyText,
  fc.constantFrom('Done', 'In Progress', 'empty', 'ORDER', '-7d', '12', 'PAY-1'),
);
const name = text.filter((candidate) => candidate.trim() !== '');
const literal = fc.tuple(text, fc.boolean()).map(([written, quoted]) => ({
  kind: 'value' as const,
  text: written,
  quoted: quoted || !isBareWord(written),
  span,
}));
const single: fc.Arbitrary<SingleOperand> = fc.oneof(
  { weight: 3, arbitrary: literal },
  { weight: 1, arbitrary: fc.constant({ kind: 'empty' as const, span }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('function' as const),
      name: text,
      args: fc.array(literal, { maxLength: 3 }),
      span: fc.constant(span),
    }),
  },
);
const operand: fc.Arbitrary<Operand> = fc.oneof(
  single,
  fc.array(single, { minLength: 1, maxLength: 3 }).map((items) => ({ kind: 'list' as const, items, span })),
);
const field: fc.Arbitrary<Field> = fc.oneof(
  name.map((written) => ({ kind: 'named' as const, name: written, span })),
  fc.nat().map((id) => ({ kind: 'custom' as const, id, span })),
  fc
    .tuple(name, text, text)
    .map(([entity, key, path]) => ({ kind: 'property' as const, entity, key, path, span })),
);
const predicates = fc.array(
  fc.record({ name: fc.constantFrom(...historyPredicateNames), operand, span: fc.constant(span) }),
  { maxLength: 2 },
);
const leaf: fc.Arbitrary<Clause> = fc.oneof(
  fc.tuple(field, fc.constantFrom(...comparisonOperators), operand).map(([of, operator, to]) => ({
    kind: 'comparison' as const,
    field: of,
    operator,
    operatorSpan: span,
    operand: to,
    span,
  })),
  fc.tuple(field, fc.constantFrom(...wasOperators), operand, predicates).map(([of, operator, to, when]) => ({
    kind: 'was' as const,
    field: of,
    operator,
    operatorSpan: span,
    operand: to,
    predicates: when,
    span,
  })),
  fc.tuple(field, predicates).map(([of, when]) => ({
    kind: 'changed' as const,
    field: of,
    operatorSpan: span,
    predicates: when,
    span,
  })),
);
const clause = fc.letrec<{ clause: Clause }>((tie) => ({
  clause: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    tie('clause').map((inner) => ({ kind: 'not' as const, clause: inner, span })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('clause'), { minLength: 2, maxLength: 3 }),
      )
      .map(([kind, clauses]) => ({ kind, clauses, span })),
  ),
})).clause;
const anyQuery: fc.Arbitrary<Query> = fc.record({
  where: fc.option(clause, { freq: 10 }),
  orderBy: fc.array(
    fc.record({
      field,
      direction: fc.constantFrom('asc' as const, 'desc' as const, null),
      span: fc.constant(span),
    }),
    { maxLength: 3 },
  ),
  span: fc.constant(span),
});

function withoutSpans(part: unknown): unknown {
  return JSON.parse(
    JSON.stringify(part, (key, inner) => (key === 'span' || key === 'operatorSpan' ? undefined : inner)),
  );
}

function reread(written: string): unknown {
  const result = parse(written);
  return result.ok ? withoutSpans(result.query) : { written, errors: result.errors };
}

describe('print', () => {
  it('is read back as the same query', () => {
    fc.assert(
      fc.property(anyQuery, (original) => {
        expect(reread(print(original))).toEqual(withoutSpans(original));
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });

  it('is stable on whatever parses', () => {
    fc.assert(
      fc.property(anyText, (noise) => {
        const result = parse(`a = ${noise}`);
        if (!result.ok) return;
        const once = print(result.query);
        const again = parse(once);
        expect(again.ok && print(again.query)).toBe(once);
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });
});

describe('parse on noise', () => {
  it('answers, whatever it is given, with a place inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string()), (noise) => {
        const result = parse(noise);
        if (result.ok) return;
        for (const { span: place } of result.errors) {
          expect(place.start).toBeGreaterThanOrEqual(0);
          expect(place.end).toBeLessThanOrEqual(noise.length);
          expect(place.start).toBeLessThanOrEqual(place.end);
        }
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });
});

describe('a hostile name stays a value', () => {
  const hostile = [
    '" OR project is not EMPTY OR summary ~ "',
    '\\" OR 1 = 1 OR "',
    "' OR a = 'b",
    'x) OR (a = b',
    'EMPTY',
    'currentUser()',
    'x\nORDER BY created',
    'a\u00a0OR\u00a0b',
    '\\',
    '\\u0022 OR a = b',
    'order',
    '10000',
    '\ud800" OR "',
    '',
  ];
  it.each(hostile)('%j', (name) => {
    const text = print(query(comparison('assignee', '=', value(name))));
    const result = parse(text);
    expect(result.ok && result.query.where).toMatchObject({
      kind: 'comparison',
      field: { kind: 'named', name: 'assignee' },
      operand: { kind: 'value', text: name },
    });
    expect(result.ok && result.query.orderBy).toEqual([]);
  });

  it('whatever the text, as value, argument and field', () => {
    fc.assert(
      fc.property(name, anyText, anyText, (fieldName, given, argument) => {
        const built = query(
          comparison(fieldName, 'in', { kind: 'list', items: [value(given), call('f', argument)], span }),
        );
        expect(reread(print(built))).toEqual(withoutSpans(built));
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });

  it('is printed in characters that cannot disguise the query', () => {
    expect(print(query(comparison('summary', '~', 'a\u202eb\u2028c\u0007\ud800')))).toBe(
      'summary ~ "a\\u202eb\\u2028c\\u0007\\ud800"',
    );
  });

  it('quotes digits given as text and leaves numbers bare', () => {
    expect(print(query(comparison('project', '=', '10000')))).toBe('project = "10000"');
    expect(print(query(comparison('votes', '>', 3)))).toBe('votes > 3');
  });
});
