import { describe, expect, it } from 'vitest';
import { jiraSyntaxMessage } from './fault-message.ts';
import { growth, proportional } from './growth.test-rig.ts';
import { maxQueryLength, parse } from './parse.ts';
import { print } from './print.ts';
import type { Clause, Fault, Query } from './syntax.ts';

function read(text: string): Query {
  const result = parse(text);
  if (!result.ok)
    throw new Error(
      jiraSyntaxMessage(text, result.errors[0] ?? { message: '?', span: { start: 0, end: 0 } }),
    );
  return result.query;
}

function where(text: string): Clause {
  const { where: clause } = read(text);
  if (clause === null) throw new Error('no condition');
  return clause;
}

function fault(text: string): Fault {
  const result = parse(text);
  if (result.ok || result.errors[0] === undefined) throw new Error(`should not parse: ${text}`);
  return result.errors[0];
}

describe('reading', () => {
  it.each([
    ['', ''],
    ['  \n ', ''],
    ['order by created', 'ORDER BY created'],
    ['a=1', 'a = 1'],
    ['a = b and c != d or e ~ f', 'a = b AND c != d OR e ~ f'],
    ['a = b AND (c = d OR e = f)', 'a = b AND (c = d OR e = f)'],
    ['((a = b))', 'a = b'],
    ['(a = 1 and b = 2) and c = 3', '(a = 1 AND b = 2) AND c = 3'],
    ['a=1&&b=2||c=3', 'a = 1 AND b = 2 OR c = 3'],
    ['a=1&b=2|c=3', 'a = 1 AND b = 2 OR c = 3'],
    ['!a=1 and not(b=2 or c=3)', 'NOT a = 1 AND NOT (b = 2 OR c = 3)'],
    ['not not a is empty', 'NOT NOT a IS EMPTY'],
    ['a is not NULL', 'a IS NOT EMPTY'],
    ['a not in (1, "x y", f(), f2(-1d, \'q\'))', 'a NOT IN (1, "x y", f(), f2(-1d, "q"))'],
    ['a in ((1, 2), (3, (4)))', 'a IN (1, 2, 3, 4)'],
    ['a !~ b and c >= -7d', 'a !~ b AND c >= -7d'],
    ['cf[10010] = 3 order by CF[10010] desc', 'cf[10010] = 3 ORDER BY cf[10010] DESC'],
    ['issue.property["the key"].a.b = x', 'issue.property["the key"].a.b = x'],
    ['development[pullrequests].open > 0', 'development[pullrequests].open > 0'],
    ['"Story Points" > 3', '"Story Points" > 3'],
    ['"Team[Dropdown]" = Red', '"Team[Dropdown]" = Red'],
    ['Größe = 1', '"Größe" = 1'],
    ['status was Open', 'status WAS Open'],
    [
      'status was not in (Open, Done) after startOfDay() before endOfDay()',
      'status WAS NOT IN (Open, Done) AFTER startOfDay() BEFORE endOfDay()',
    ],
    [
      "status changed from Open to (Done, Closed) by currentUser() on '2026-01-01' during ('2026-01-01', now())",
      'status CHANGED FROM Open TO (Done, Closed) BY currentUser() ON "2026-01-01" DURING ("2026-01-01", now())',
    ],
    ['a=1 order by b, "c d" asc, e DESC', 'a = 1 ORDER BY b, "c d" ASC, e DESC'],
    ['fixVersion = 1.0', 'fixVersion = 1.0'],
    ['key = PAY-12', 'key = PAY-12'],
  ])('%s', (text, canonical) => {
    expect(print(read(text))).toBe(canonical);
  });

  it.each([
    [String.raw`"a\"b"`, 'a"b'],
    [String.raw`'it\'s'`, "it's"],
    [`'say "x"'`, 'say "x"'],
    [String.raw`"\t\n\r\\\ \'"`, "\t\n\r\\ '"],
    [String.raw`"\u00e4\u0041"`, 'äA'],
    [String.raw`a\ b\u0043`, 'a bC'],
    ['"\u{1f600}"', '\u{1f600}'],
    ['""', ''],
  ])('unescapes %s', (written, text) => {
    expect(where(`a = ${written}`)).toMatchObject({ operand: { kind: 'value', text } });
  });

  it('says where everything stands', () => {
    const text = 'x = 1 AND  "Story Points" not  in (2, f( 3 )) ORDER BY y DESC';
    const query = read(text);
    const at = ({ span }: { span: { start: number; end: number } }) => text.slice(span.start, span.end);
    expect(query.where && at(query.where)).toBe('x = 1 AND  "Story Points" not  in (2, f( 3 ))');
    const second = query.where?.kind === 'and' ? query.where.clauses[1] : undefined;
    if (second?.kind !== 'comparison' || second.operand.kind !== 'list')
      throw new Error('not read as expected');
    expect(at(second.field)).toBe('"Story Points"');
    expect(at({ span: second.operatorSpan })).toBe('not  in');
    expect(second.operand.items.map(at)).toEqual(['2', 'f( 3 )']);
    expect(query.orderBy.map(at)).toEqual(['y DESC']);
  });

  it('counts spans in UTF-16 units', () => {
    const text = '"\u{1f600}" = b';
    expect(where(text).span).toEqual({ start: 0, end: text.length });
  });
});

describe('faults', () => {
  it.each([
    [
      'invalid query',
      "Expecting operator but got 'query'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.",
      'query',
    ],
    ['a', 'Expecting operator before the end of the query', ''],
    ['a =', 'Expecting either a value, list or function before the end of the query.', ''],
    ['a = b c', "Expecting either 'OR' or 'AND' but got 'c'.", 'c'],
    ['a = b AND', 'Expecting a field name at the end of the query.', ''],
    ['a = AND b = c', "Expecting either a value, list or function but got 'AND'.", 'AND'],
    ['a in ()', "Expecting either a value, list or function but got ')'.", ')'],
    ['a in (1', "Expecting ')' before the end of the query.", '('],
    ['(a = 1', "Expecting ')' before the end of the query.", '('],
    ['a = 1)', "Unable to parse the query at ')'.", ')'],
    ['a not b', "Expecting 'IN' but got 'b'.", 'b'],
    [
      'project = AS',
      "'AS' is a reserved JQL word. You must surround it in quotation marks to use it in a query.",
      'AS',
    ],
    ['limit = 1', "'limit' is a reserved JQL word.", 'limit'],
    [
      'a = b@c',
      "The character '@' is a reserved JQL character. You must enclose it in a string or use the escape '\\u0040' instead.",
      '@',
    ],
    ['a = "b', "The quoted string 'b' has not been completed.", '"b'],
    ["a = '", 'The quoted string has not been completed.', "'"],
    [String.raw`a = "\k"`, String.raw`'\k' is an illegal JQL escape sequence.`, String.raw`\k`],
    [String.raw`a = \u12zz`, String.raw`'\u12zz' is an illegal JQL escape sequence.`, String.raw`\u12zz`],
    ['a = "\u0001"', "The character 'U+0001' on line 1 at position 6 must be escaped.", '\u0001'],
    ['a == b', "'==' is not a JQL operator.", '=='],
    ['cf[abc] = 1', "Expecting a custom field id (a positive number) but got 'abc'.", 'abc'],
    ['"" = 1', 'A field name cannot be empty.', '""'],
    ['a = 1 order created', "Expecting 'by' but got 'created'.", 'created'],
    ['a = 1 order by b and c = 2', "but got 'and'", 'and'],
    ['order by', 'Expecting a field name at the end of the query.', ''],
    ['foo bar "unclosed', "Expecting operator but got 'bar'", 'bar'],
  ])('%s', (text, message, at) => {
    const { message: said, span } = fault(text);
    expect(said).toContain(message);
    expect(text.slice(span.start, span.end)).toBe(at);
  });

  it.each([
    ['assignee = Ana Silva AND a = 1', '"Ana Silva"'],
    ['status = In Progress', '"In Progress"'],
    ['status in (To Do, Done)', '"To Do"'],
    ['status in (Code Review, Done)', '"Code Review"'],
    ['Story Points > 3', '"Story Points"'],
    ['status = “In Progress”', '"In Progress"'],
    ['type = Bug, Task', 'IN (a, b)'],
    ['status = Open priority = High', 'AND or OR'],
    ['status = Open priority in (High)', 'AND or OR'],
    ['project PAY', 'between the field and its value'],
    ['summary contains x', "'~'"],
    ['a == b', "'='"],
    ['a <> b', "'!='"],
    ['a = "b', 'closing "'],
  ])('helps with the slip in %s', (text, hint) => {
    expect(fault(text).hint).toContain(hint);
  });

  it('speaks like the REST API', () => {
    expect(jiraSyntaxMessage('a = 1\nAND b c', fault('a = 1\nAND b c'))).toMatch(
      /^Error in the JQL Query: Expecting operator but got 'c'\. .* \(line 2, character 7\)$/,
    );
  });
});

describe('hostile sizes', () => {
  const accepted = (text: string) => parse(text).ok;

  it.each([
    ['a megabyte', 1_000_000, (size: number) => 'a'.repeat(size)],
    ['open brackets', maxQueryLength, (size: number) => '('.repeat(size)],
    ['nots', maxQueryLength, (size: number) => '!'.repeat(size)],
    ['words', 25_000, (size: number) => 'not '.repeat(size)],
    ['nested lists', 99_000, (size: number) => `a in ${'('.repeat(size)}`],
    ['backslashes', 90_001, (size: number) => `a = ${'\\'.repeat(size)}`],
    ['a long run of words', 45_000, (size: number) => `a = ${'b '.repeat(size)}`],
    ['an open quote', 99_000, (size: number) => `a = "${'\n'.repeat(size)}`],
  ])('refuses %s in proportion', (_, size, textOf) => {
    expect(accepted(textOf(size))).toBe(false);
    expect(growth(size, (part) => parse(textOf(part)))).toBeLessThan(proportional);
  });

  it.each([
    ['clauses', 9_000, (size: number) => `a = 1${' and a = 1'.repeat(size)}`],
    ['keys', 19_000, (size: number) => `key in (A-1${', A-1'.repeat(size)})`],
    ['brackets in each other', 150, (size: number) => `${'('.repeat(size)}a = 1${')'.repeat(size)}`],
  ])('reads many %s in proportion', (_, size, textOf) => {
    expect(accepted(textOf(size))).toBe(true);
    expect(growth(size, (part) => parse(textOf(part)))).toBeLessThan(proportional);
  });
});
