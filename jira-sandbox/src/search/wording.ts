/** Jira's own sentences about queries that can be read and make no sense on this site. */
export const wording = {
  unbounded: 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
  noField: (field: string) => `Field '${field}' does not exist or you do not have permission to view it.`,
  noSort: (field: string) => `Not able to sort using field '${field}'.`,
  tooManySorts: (most: number) => `The maximum number of fields to sort by is ${most}.`,
  operator: (operator: string, field: string) =>
    `The operator '${operator}' is not supported by the '${field}' field.`,
  noHistory: (field: string) => `History searches do not support the '${field}' field.`,
  listWanted: (operator: string, given: string, field: string) =>
    `Operator '${operator}' does not support the non-list value '${given}' for field '${field}'.`,
  listUnwanted: (operator: string, given: string, field: string) =>
    `Operator '${operator}' does not support the list value '${given}' for field '${field}'.`,
  noPredicate: (predicate: string, operator: string) =>
    `The predicate '${predicate}' is not supported by the operator '${operator}'.`,
  emptyWanted: (operator: string, field: string) =>
    `The operator '${operator}' on field '${field}' only takes EMPTY or NULL.`,
  emptyUnwanted: (operator: string, field: string) =>
    `The operator '${operator}' does not support searching for EMPTY values of field '${field}'.`,
  noValue: (value: string, field: string) => `The value '${value}' does not exist for the field '${field}'.`,
  noSprint: (value: string) =>
    `Sprint with name '${value}' does not exist or you do not have permission to view it.`,
  noIssue: (key: string, field: string) => `An issue with key '${key}' does not exist for field '${field}'.`,
  badKey: (key: string, field: string) => `The issue key '${key}' for field '${field}' is invalid.`,
  badDate: (value: string, field: string) =>
    `Date value '${value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  badNumber: (value: string, field: string) => `The value '${value}' for field '${field}' is not a number.`,
  emptyText: (field: string) => `The field '${field}' does not support searching for an empty string.`,
  leadingWildcard: (value: string, field: string, sign: string) =>
    `The text query '${value}' for field '${field}' is not allowed to start with character '${sign}'.`,
  noFunction: (name: string) => `Unable to find JQL function '${name}()'.`,
  argumentCount: (name: string, expected: string, received: number) =>
    `Function '${name}' expected '${expected}' arguments but received '${received}'.`,
  badIncrement: (name: string) =>
    `Duration for function '${name}' should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.`,
  functionMisfit: (name: string, field: string) =>
    `A value provided by the function '${name}' is invalid for the field '${field}'.`,
  noGroup: (group: string) =>
    `Function 'membersOf' can not generate a list of usernames for group '${group}'; the group does not exist.`,
};
