import { describe, expect, test } from 'vitest';
import { CodedError } from '../coded-error.ts';
import { JiraError } from './errors.ts';
import { asJqlError, refuseFaultyJql } from './jql-faults.ts';

function refused(jql: string) {
  try {
    refuseFaultyJql(jql);
    return null;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const { start, end } = error.position ?? { start: 0, end: 0 };
    return { code: error.code, detail: error.detail, at: jql.slice(start, end) };
  }
}

describe('JQL that no Jira takes is refused with its place and a cure', () => {
  test.each([
    ['project = ', '', 'value'],
    ['summary = refund', '=', 'It supports ~'],
    ['project = PAY and due < tomorrow', 'tomorrow', 'Use startOfDay(1).'],
    ['status = (Done, Closed)', '(Done, Closed)', 'Use IN.'],
    ['due < startOfDay(1, 2)', 'startOfDay(1, 2)', "expected between '0' and '1' arguments"],
    ['order by created', 'order by created', 'Add a condition'],
  ])('%s', (jql, at, cure) => {
    expect(refused(jql)).toMatchObject({
      code: 'jql.invalid',
      at,
      detail: expect.stringMatching(new RegExp(cure.replace(/[()]/g, '\\$&'), 'i')),
    });
  });
});

test.each([
  'project = PAY and assignee = currentUser() order by rank',
  '"Story points" > 3 and asignee = someone',
  'issue in issuesHistory("PAY")',
  'labels changed after -1w',
  'summary ~ EMPTY',
  'project = PAY order by comment',
  'created > 1700000000000',
])('%s goes to Jira: an app, a custom field or a later Jira may know it', (jql) => {
  expect(refused(jql)).toBeNull();
});

describe('what Jira refused', () => {
  const invalid = new JiraError('jira.invalid', { detail: "Field 'asignee' does not exist." });

  test('keeps its message and gains our hint and the place', () => {
    expect(asJqlError(invalid, 'project = PAY and asignee = me')).toMatchObject({
      code: 'jql.invalid',
      detail: "Field 'asignee' does not exist. Did you mean 'assignee'?",
      position: { start: 18, end: 25 },
      cause: invalid,
    });
  });

  test('has only its message where we suspected nothing', () => {
    expect(asJqlError(invalid, 'project = PAY')).toMatchObject({
      detail: "Field 'asignee' does not exist.",
      position: undefined,
    });
  });

  test('is not the JQL when it is something else', () => {
    const forbidden = new JiraError('jira.forbidden');
    expect(asJqlError(forbidden, 'project = PAY')).toBe(forbidden);
  });
});
