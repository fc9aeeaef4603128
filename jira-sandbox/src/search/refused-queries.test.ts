import { parse } from '@sidelight/jql';
import { describe, expect, it } from 'vitest';
import { generateSite } from '../site/generate.ts';
import { testNow } from './arbitrary-site.ts';
import { compileQuery } from './compile-query.ts';

const site = generateSite({ seed: 7, now: testNow, issues: 30, name: 'Test', url: 'https://test.example' });
const [me] = site.people;

function refusals(text: string): readonly string[] {
  const parsed = parse(text);
  if (!parsed.ok || me === undefined) throw new Error(text);
  const compiled = compileQuery(parsed.query, { site, me, now: testNow, timeZone: 'UTC' });
  return compiled.ok ? [] : compiled.errors;
}

const times =
  "Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";
const days = "Valid formats include: 'YYYY/MM/DD', 'YYYY-MM-DD', or a period format e.g. '-5d', '4w 2d'.";
const wildcard = "is not valid: the '*' and '?' are not allowed as first character in wildcard query.";

/** Seen in Jira's own answers, in Atlassian's documents or in Jira's own tests. */
describe("in Jira's words", () => {
  it.each([
    [
      'order by created',
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ],
    ['', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
    ['foo = 1', "Field 'foo' does not exist or you do not have permission to view it."],
    ['cf[99] = 1', "Field 'cf[99]' does not exist or you do not have permission to view it."],
    // Values.
    ['project = X', "The value 'X' does not exist for the field 'project'."],
    ['project = ""', "The value '' does not exist for the field 'project'."],
    ['issuetype = Bugs', "The value 'Bugs' does not exist for the field 'issuetype'."],
    ['status = 666', "A value with ID '666' does not exist for the field 'status'."],
    ['status = "666"', "The value '666' does not exist for the field 'status'."],
    ['category = Nothing', "The value 'Nothing' does not exist for the field 'category'."],
    ['level = SL1', "The value 'SL1' does not exist for the field 'level'."],
    ['assignee = "Nobody Here"', "The value 'Nobody Here' does not exist for the field 'assignee'."],
    ['sprint = Nine', "Sprint with name 'Nine' does not exist or you do not have permission to view it."],
    ['key = PAY-9999', "An issue with key 'PAY-9999' does not exist for field 'key'."],
    ['key = nonsense', "The issue key 'nonsense' for field 'key' is invalid."],
    ['parent = "10000"', "The issue key '10000' for field 'parent' is invalid."],
    ['issue = 666', "A value with ID '666' does not exist for the field 'issue'."],
    ['Severity = Awful', "The option 'Awful' for field 'Severity' does not exist."],
    ['filter = 10031', "A value with ID '10031' does not exist for the field 'filter'."],
    ['savedFilter = "no such"', "The value 'no such' does not exist for the field 'filter'."],
    // Operators and the shape of what follows them.
    ['project ~ PAY', "The operator '~' is not supported by the 'project' field."],
    ['summary = x', "The operator '=' is not supported by the 'summary' field."],
    ['text !~ x', "The operator '!~' is not supported by the 'text' field."],
    ['text is EMPTY', "The operator 'is' is not supported by the 'text' field."],
    ['affectedVersion ~ 4', "The operator '~' is not supported by the 'affectedVersion' field."],
    ['filter is EMPTY', "The operator 'is' is not supported by the 'filter' field."],
    ['project was PAY', "History searches do not support the  'project' field."],
    [
      'summary in "test"',
      "Operator 'in' does not support the non-list value '\"test\"' for field 'summary'.",
    ],
    ['status in Done', "Operator 'in' does not support the non-list value 'Done' for field 'status'."],
    ['status = (Done)', "Operator '=' does not support the list value '(Done)' for field 'status'."],
    [
      'sprint = openSprints()',
      "Operator '=' does not support the list value 'openSprints()' for field 'sprint'.",
    ],
    [
      'priority > EMPTY',
      "Operator '>' does not support the empty value representation 'EMPTY' for field 'priority'.",
    ],
    [
      'priority in EMPTY',
      "Operator 'in' does not support the empty value representation 'EMPTY' for field 'priority'.",
    ],
    [
      'assignee is amira',
      "Operator 'is' does not support searching for non-empty values for field 'assignee'.",
    ],
    ['comment is EMPTY', "The field 'comment' does not support searching for EMPTY values."],
    ['comment ~ EMPTY', "The field 'comment' does not support searching for EMPTY values."],
    ['text ~ EMPTY', "The field 'text' does not support searching for EMPTY values."],
    ['filter = EMPTY', "The field 'filter' does not support searching for EMPTY values."],
    // Numbers, durations, dates.
    ['votes > many', "Value 'many' is invalid for the 'votes' field. Votes must be a positive whole number."],
    ['votes = -3', "Value '-3' is invalid for the 'votes' field. Votes must be a positive whole number."],
    [
      'votes = EMPTY',
      "Value 'EMPTY' is invalid for the 'votes' field. Votes must be a positive whole number.",
    ],
    ['workRatio = 33.3', "The value '33.3' for field 'workRatio' is invalid - please specify an integer."],
    ['"Story Points" > many', "Value 'many' for the 'Story Points' field is not a valid number."],
    [
      'timeSpent = "-180"',
      "The value '-180' for field 'timeSpent' is invalid. Please specify a positive duration format; for example: '1h 30m', '2d'.",
    ],
    ['due < tomorrow', `Date value 'tomorrow' for field 'due' is invalid. ${days}`],
    ['created < "14/May/09"', `Date value '14/May/09' for field 'created' is invalid. ${times}`],
    // Texts.
    ['summary ~ ""', "The field 'summary' does not support searching for an empty string."],
    ['summary ~ "*x"', `The text query '*x' for field 'summary' ${wildcard}`],
    ['text ~ "?"', `The text query '?' for field 'text' ${wildcard}`],
    ['text ~ "AND"', "Unable to parse the text 'AND' for field 'text'."],
    ['comment ~ "BAD +"', "Unable to parse the text 'BAD +' for field 'comment'."],
    // Functions.
    ['assignee = nobody()', "Unable to find JQL function 'nobody()'."],
    ['project = echo(HSP)', "Unable to find JQL function 'echo(HSP)'."],
    ['due < now(1)', "Function 'now' expected '0' arguments but received '1'."],
    ['assignee in membersof()', "Function 'membersof' expected '1' arguments but received '0'."],
    [
      'project in projectsLeadByUser(a, b)',
      "Function 'projectsLeadByUser' expected between '0' and '1' arguments but received '2'.",
    ],
    [
      'due < startOfDay(soon)',
      "Duration for function 'startOfDay' should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.",
    ],
    [
      'due < CuRReNTuseR()',
      "A date for the field 'due' provided by the function 'CuRReNTuseR' is not valid.",
    ],
    [
      'status = CuRReNTuseR()',
      "A value provided by the function 'CuRReNTuseR' is invalid for the field 'status'.",
    ],
    ['assignee = now()', "A value provided by the function 'now' is invalid for the field 'assignee'."],
    [
      'votes = currentUser()',
      "A value provided by the function 'currentUser' is invalid for the field 'votes'. Votes must be a positive whole number.",
    ],
    [
      'timeSpent = currentUser()',
      "A value provided by the function 'currentUser' for the field 'timeSpent' is not a positive duration.",
    ],
    [
      'workRatio < currentUser()',
      "A value provided by the function 'currentUser' for the field 'workRatio' is not an integer.",
    ],
    [
      'parent = currentUser()',
      "A value provided by the function 'currentUser' for the field 'parent' is not a valid issue key.",
    ],
    [
      'Severity = currentUser()',
      "An option provided by the function 'currentUser' for the field 'Severity' does not exist.",
    ],
    [
      '"Story Points" = currentUser()',
      "A value provided by the function 'currentUser' for the field 'Story Points' is not a valid number.",
    ],
    [
      'assignee in membersof(x)',
      "Function 'membersof' can not generate a list of usernames for group 'x'; the group does not exist.",
    ],
    [
      'issue in linkedIssues()',
      "Incorrect number of arguments for function 'linkedIssues'. Usage: 'linkedIssues ( issuekey [, linkDescription ]* )'.",
    ],
    ['issue in linkedIssues(PAY-9999)', "Issue 'PAY-9999' could not be found in function 'linkedIssues'."],
    [
      'issue in linkedIssues(PAY-1, fred)',
      "Issue link type 'fred' could not be found in function 'linkedIssues'.",
    ],
    [
      'fixVersion in releasedVersions(deleted)',
      "Could not resolve the project 'deleted' provided to function 'releasedVersions'.",
    ],
    [
      'Region in cascadeOption()',
      'Incorrect number of arguments specified for the function \'cascadeOption\'. Usages: cascadeOption(parentOption), cascadeOption(parentOption, childOption), cascadeOption(parentOption, "None").',
    ],
    [
      'Region in cascadeOption(Mars)',
      "The option 'Mars' specified in function 'cascadeOption' is not a valid parent option.",
    ],
    [
      'Region in cascadeOption(Europe, Mars)',
      "The option 'Mars' is not a child of option 'Europe' in function 'cascadeOption'.",
    ],
    // The past.
    ['status changed from fred', "The value 'fred' does not exist for the field 'status'."],
    ['status changed after "20/12/10"', `Date value '20/12/10' for predicate 'after' is invalid. ${times}`],
    [
      'status changed after currentUser()',
      "A date for the predicate 'after' provided by the function 'currentUser' is not valid.",
    ],
    ['status changed before (11d, 12d)', 'The BEFORE predicate must be supplied with only 1 date value.'],
    ['status changed during (-1d)', 'The DURING predicate must be supplied with exactly 2 date values.'],
    ['assignee changed by bogus()', "Unable to find JQL function 'bogus()'."],
    ['status was Done after now(x)', "Function 'now' expected '0' arguments but received '1'."],
    // The order.
    ['project = PAY order by foo', "Not able to sort using field 'foo'."],
    ['project = PAY order by comment', "Field 'comment' does not support sorting."],
    ['project = PAY order by key, key', "The sort field 'key' is referenced multiple times in the JQL sort."],
    [
      'project = PAY order by key, issuekey',
      "The sort field 'issuekey' is referenced multiple times in the JQL sort. Field 'issuekey' is an alias for field 'key'.",
    ],
  ])('%s', (text, message) => {
    expect(refusals(text)).toEqual([message]);
  });
});

/** Worded like those above; no answer of Jira's was found. */
describe('in words like them', () => {
  it.each([
    ['status was Done from "To Do"', "The predicate 'from' is not supported by the operator 'was'."],
    ['project in projectsWhereUserHasPermission(Fly)', "Permission 'Fly' does not exist."],
    [
      'project in projectsWhereUserHasRole(Pilot)',
      "Function 'projectsWhereUserHasRole' could not find the project role 'Pilot'.",
    ],
    ['issue in updatedBy(nobody)', "The value 'nobody' does not exist for the field 'user'."],
    [
      `project = PAY order by ${'abcdefgh'
        .split('')
        .map((name) => `a${name}`)
        .join(', ')}`,
      'The maximum number of fields to sort by is 7.',
    ],
  ])('%s', (text, message) => {
    expect(refusals(text)[0]).toBe(message);
  });
});

it('names every fault once', () => {
  expect(refusals('foo = 1 and foo = 2 and project = X order by bar')).toHaveLength(3);
});
