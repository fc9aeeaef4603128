/** Jira's own sentences about queries that can be read and make no sense on this site. */
export const wording = {
  noField: (field: string) => `Field '${field}' does not exist or you do not have permission to view it.`,
  noSort: (field: string) => `Not able to sort using field '${field}'.`,
  noHistory: (field: string) => `History searches do not support the '${field}' field.`,
  noPredicate: (predicate: string, operator: string) =>
    `The predicate '${predicate}' is not supported by the operator '${operator}'.`,
  noValue: (value: string, field: string) => `The value '${value}' does not exist for the field '${field}'.`,
  noSprint: (value: string) =>
    `Sprint with name '${value}' does not exist or you do not have permission to view it.`,
  noIssue: (key: string, field: string) => `An issue with key '${key}' does not exist for field '${field}'.`,
  badKey: (key: string, field: string) => `The issue key '${key}' for field '${field}' is invalid.`,
  badNumber: (value: string, field: string) => `The value '${value}' for field '${field}' is not a number.`,
  emptyText: (field: string) => `The field '${field}' does not support searching for an empty string.`,
  leadingWildcard: (value: string, field: string, sign: string) =>
    `The text query '${value}' for field '${field}' is not allowed to start with character '${sign}'.`,
  filterLoop: (name: string) =>
    `Field 'filter' with value '${name}' matches filter '${name}' and causes a cyclical reference, this query can not be executed and should be edited.`,
  badDuration: (value: string, field: string) =>
    `Duration value '${value}' for field '${field}' is invalid. Valid formats include: '4h', '1d 2h' or a number of minutes.`,
  noOption: (value: string, field: string) => `The option '${value}' for field '${field}' does not exist.`,
  noRole: (role: string) => `Function 'projectsWhereUserHasRole' could not find the project role '${role}'.`,
  noPermission: (permission: string) => `Permission '${permission}' does not exist.`,
  noGroup: (group: string) =>
    `Function 'membersOf' can not generate a list of usernames for group '${group}'; the group does not exist.`,
};
