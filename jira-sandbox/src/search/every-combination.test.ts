import {
  check,
  comparisonOperators,
  parse,
  sortOnlyFields,
  systemFields,
  systemFunctions,
  wasOperators,
} from '@sidelight/jql';
import { expect, it } from 'vitest';
import { generateSite } from '../site/generate.ts';
import { testNow } from './arbitrary-site.ts';
import { compileQuery } from './compile-query.ts';

const site = generateSite({ seed: 7, now: testNow, issues: 20, name: 'Test', url: 'https://test.example' });
const issues = [...site.issues.values()];
const me = site.people[0];

const fields = [
  ...systemFields.map(({ name }) => name),
  '"Story Points"',
  '"Epic Link"',
  'cf[10020]',
  'cf[1]',
  'a[b].c',
  'toString',
  '__proto__',
];
const operands = [
  '1',
  '-7d',
  'PAY-1',
  'x',
  '"Done"',
  '""',
  'EMPTY',
  '(a, 2, EMPTY)',
  '("2026-01-01", now())',
];
const calls = [
  ...systemFunctions.map(
    ({ name, minArguments }) => `${name}(${Array(minArguments).fill('PAY-1').join(', ')})`,
  ),
  'now(1)',
  'constructor()',
  'startOfDay(999999y)',
];

/** Finds and sorts, whatever the answer; every way in which that may throw fails the test. */
function tryOut(text: string): 'found' | 'refused' {
  const parsed = parse(text);
  if (!parsed.ok || me === undefined)
    throw new Error(`${text}: ${parsed.ok ? '' : parsed.errors[0]?.message}`);
  const findings = check(parsed.query);
  const compiled = compileQuery(parsed.query, { site, me, now: testNow, timeZone: 'Europe/Berlin' });
  if (compiled.ok) {
    // What the search allows, the check that knows no site must not call an error.
    expect(
      findings.filter(({ severity }) => severity === 'error'),
      text,
    ).toEqual([]);
    issues.filter(compiled.search.matches).sort(compiled.search.compare);
  }
  return compiled.ok ? 'found' : 'refused';
}

it('every field with every operator and kind of operand is found or refused', () => {
  const count = { found: 0, refused: 0 };
  for (const field of fields) {
    for (const operator of [...comparisonOperators, ...wasOperators]) {
      for (const operand of operands) count[tryOut(`${field} ${operator} ${operand}`)] += 1;
    }
    for (const call of calls) {
      for (const operator of ['=', 'in', '>', 'was']) count[tryOut(`${field} ${operator} ${call}`)] += 1;
    }
    count[tryOut(`${field} changed by currentUser() after -1w`)] += 1;
  }
  expect(Math.min(count.found, count.refused)).toBeGreaterThan(500);
});

it('sorts by every field that can be sorted by', () => {
  const names = systemFields.filter(({ sortable }) => sortable).map(({ name }) => name);
  for (const name of [...names, ...sortOnlyFields, '"Story Points"', '"Epic Link"', 'Squad']) {
    for (const direction of ['', 'asc', 'desc']) {
      expect(tryOut(`project is not empty order by ${name} ${direction}`), name).toBe('found');
    }
  }
});
