import { describe, expect, it } from 'vitest';
import { type CheckOptions, check } from './check.ts';
import { growth, proportional } from './growth.test-rig.ts';
import { parse } from './parse.ts';

function findings(text: string, options?: CheckOptions) {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.errors[0]?.message}`);
  return check(parsed.query, options).map(({ span, ...rest }) => ({
    ...rest,
    at: text.slice(span.start, span.end),
  }));
}

describe('check', () => {
  it.each([
    'project = PAY and assignee in (currentUser(), EMPTY) order by rank, priority desc',
    'due <= endOfWeek("+1w") and created > -4w and updated < "2026-11-23 10:00"',
    'status was "In Progress" by currentUser() and status changed after -1w',
    '"Story Points" > 3 and cf[10010] ~ x and issue.property[a].b = c',
    'sprint in openSprints() and fixVersion in unreleasedVersions(PAY)',
    'someAppField in someAppFunction(1, 2)',
    'reporter = someAppFunction()',
    'created > 1700000000000',
    'created > 0',
  ])('finds nothing wrong with %s', (text) => {
    expect(findings(text)).toEqual([]);
  });

  it.each([
    ['', 'Unbounded JQL queries', '', 'Add a condition'],
    ['order by created', 'Unbounded JQL queries', 'order by created', 'Add a condition'],
    [
      'project ~ PAY',
      "The operator '~' is not supported by the 'project' field.",
      '~',
      'It supports =, !=, IN, NOT IN',
    ],
    ['summary = x', "The operator '=' is not supported by the 'summary' field.", '=', '~'],
    ['status = (Done, Closed)', "Operator '=' does not support the list value", '(Done, Closed)', 'Use IN.'],
    ['status in Done', "Operator 'in' does not support the non-list value 'Done'", 'Done', 'brackets'],
    [
      'assignee is me',
      "Operator 'is' does not support searching for non-empty values for field 'assignee'.",
      'me',
      'Use =',
    ],
    ['due < now(1)', "Function 'now' expected '0' arguments but received '1'.", 'now(1)', undefined],
    ['due < startOfDay(soon)', "Duration for function 'startOfDay'", 'startOfDay(soon)', undefined],
    [
      'status = currentUser()',
      "A value provided by the function 'currentUser' is invalid",
      'currentUser()',
      undefined,
    ],
    ['due < tomorrow', "Date value 'tomorrow' for field 'due' is invalid.", 'tomorrow', 'startOfDay(1)'],
    ['created > -1M', "Date value '-1M' for field 'created' is invalid.", '-1M', 'startOfMonth(-1)'],
    ['created > "2026-02-30"', "Date value '2026-02-30'", '"2026-02-30"', undefined],
    [
      'a1 = 1 order by a1, b2, c3, d4, e5, f6, g7, h8',
      'The maximum number of fields to sort by is 7.',
      'h8',
      undefined,
    ],
  ])('%s', (text, message, at, hint) => {
    const [finding, ...more] = findings(text);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', at });
    expect(finding?.message).toContain(message);
    if (hint === undefined) expect(finding).not.toHaveProperty('hint');
    else expect(finding?.hint).toContain(hint);
  });

  it.each([
    ['labels changed', "History searches do not support the  'labels' field.", 'changed', 'It supports'],
    [
      'assignee = curentUser()',
      "Unable to find JQL function 'curentUser()'.",
      'curentUser()',
      "Did you mean 'currentUser()'?",
    ],
    ['project = PAY order by comment', "Field 'comment' does not support sorting.", 'comment', undefined],
  ])('only warns of %s, which an app or a later Jira may know', (text, message, at, hint) => {
    expect(findings(text)).toEqual([
      {
        severity: 'warning',
        at,
        message: expect.stringContaining(message),
        ...(hint === undefined ? {} : { hint: expect.stringContaining(hint) }),
      },
    ]);
  });

  it('guesses at misspelt fields, and is sure once it knows the custom ones', () => {
    expect(findings('asignee = x order by craeted')).toMatchObject([
      { severity: 'warning', at: 'asignee', hint: "Did you mean 'assignee'?" },
      { severity: 'warning', at: 'craeted', hint: "Did you mean 'created'?" },
    ]);
    const options = { customFields: ['Story Points', 'Team'] };
    expect(findings('team = x and "story points" > 1', options)).toEqual([]);
    expect(findings('"Story Point" > 1 and unheard = 2', options)).toMatchObject([
      { severity: 'error', hint: "Did you mean 'Story Points'?" },
      { severity: 'error', at: 'unheard' },
    ]);
  });

  it('takes no longer than in proportion for long names and many clauses', () => {
    const query = (size: number) =>
      `${'x'.repeat(size * 15)} = 1 and ${Array(size).fill('asignee = 1').join(' and ')}`;
    expect(growth(2000, (size) => findings(query(size)))).toBeLessThan(proportional);
  });
});
