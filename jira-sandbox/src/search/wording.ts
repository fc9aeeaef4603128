/**
 * Jira's own sentences about queries that can be read and make no sense on this site. Which of them were seen in Jira's own
 * answers or in its tests, and which are worded like them, docs/sandbox.md tells. Those that need no site stand in jql/.
 */
export const wording = {
  noSort: (field: string) => `Not able to sort using field '${field}'.`,
  noPredicate: (predicate: string, operator: string) =>
    `The predicate '${predicate}' is not supported by the operator '${operator}'.`,
  twoDates: 'The DURING predicate must be supplied with exactly 2 date values.',
  oneDate: (predicate: string) =>
    `The ${predicate.toUpperCase()} predicate must be supplied with only 1 date value.`,
  notADate: (predicate: string, called: string) =>
    `A date for the predicate '${predicate}' provided by the function '${called}' is not valid.`,
  noUser: (name: string) => `The user '${name}' does not exist and cannot be used in the 'by' predicate.`,
  noValue: (value: string, field: string) => `The value '${value}' does not exist for the field '${field}'.`,
  noId: (id: string, field: string) => `A value with ID '${id}' does not exist for the field '${field}'.`,
  noEmpty: (field: string) => `The field '${field}' does not support searching for EMPTY values.`,
  noSprint: (value: string) =>
    `Sprint with name '${value}' does not exist or you do not have permission to view it.`,
  noIssue: (key: string, field: string) => `An issue with key '${key}' does not exist for field '${field}'.`,
  badKey: (key: string, field: string) => `The issue key '${key}' for field '${field}' is invalid.`,
  badNumber: (value: string, field: string) =>
    `Value '${value}' for the '${field}' field is not a valid number.`,
  badCount: (value: string, field: string) =>
    `Value '${value}' is invalid for the '${field}' field. Votes must be a positive whole number.`,
  badInteger: (value: string, field: string) =>
    `The value '${value}' for field '${field}' is invalid - please specify an integer.`,
  badDuration: (value: string, field: string) =>
    `The value '${value}' for field '${field}' is invalid. Please specify a positive duration format; for example: '1h 30m', '2d'.`,
  emptyText: (field: string) => `The field '${field}' does not support searching for an empty string.`,
  leadingWildcard: (value: string, field: string) =>
    `The text query '${value}' for field '${field}' is not valid: the '*' and '?' are not allowed as first character in wildcard query.`,
  unreadableText: (value: string, field: string) =>
    `Unable to parse the text '${value}' for field '${field}'.`,
  filterLoop: (value: string, name: string) =>
    `Field 'filter' with value '${value}' matches filter '${name}' and causes a cyclical reference, this query can not be executed and should be edited.`,
  noOption: (value: string, field: string) => `The option '${value}' for field '${field}' does not exist.`,
  noParentOption: (value: string) =>
    `The option '${value}' specified in function 'cascadeOption' is not a valid parent option.`,
  noChildOption: (value: string, parent: string) =>
    `The option '${value}' is not a child of option '${parent}' in function 'cascadeOption'.`,
  noIssueIn: (key: string, called: string) => `Issue '${key}' could not be found in function '${called}'.`,
  noLinkType: (type: string) => `Issue link type '${type}' could not be found in function 'linkedIssues'.`,
  noProject: (name: string, called: string) =>
    `Could not resolve the project '${name}' provided to function '${called}'.`,
  noRole: (role: string) => `Function 'projectsWhereUserHasRole' could not find the project role '${role}'.`,
  noPermission: (permission: string) => `Permission '${permission}' does not exist.`,
  noGroup: (group: string, called: string) =>
    `Function '${called}' can not generate a list of usernames for group '${group}'; the group does not exist.`,
};
