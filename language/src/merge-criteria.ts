import type { Criteria, Exceptions } from './criteria.ts';

/** Conditions of which a new one replaces the old ones. */
const groups: readonly (readonly (keyof Criteria)[])[] = [
  ['statuses', 'statusCategory'],
  ['assignee', 'assignees', 'notAssignee'],
  ['due', 'noDueDate', 'overdue'],
  ['updated', 'notUpdatedSince'],
];
const excepted = ['projects', 'types', 'statuses', 'priorities', 'labels', 'components'] as const;

/** What was asked before, narrowed or turned by what is added. */
export function mergeCriteria(before: Criteria, added: Criteria): Criteria {
  const merged: Criteria = { ...before };
  for (const group of groups) {
    if (group.some((field) => added[field] !== undefined)) for (const field of group) delete merged[field];
  }
  const except = mergeExceptions(before.except, added);
  Object.assign(merged, added);
  if (except === undefined) delete merged.except;
  else merged.except = except;
  return merged;
}

/** Exceptions add up, until one of their kind is asked for. */
function mergeExceptions(before: Exceptions = {}, added: Criteria): Exceptions | undefined {
  const merged: Exceptions = { ...before, ...added.except };
  for (const kind of excepted) {
    const both = [...(before[kind] ?? []), ...(added.except?.[kind] ?? [])];
    if (both.length > 0) merged[kind] = [...new Set(both)];
    if (added[kind] !== undefined) delete merged[kind];
  }
  return Object.keys(merged).length === 0 ? undefined : merged;
}
