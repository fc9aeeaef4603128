import type { ProjectPermission } from '../../permissions/project-permission.ts';
import type { ChangeableFields } from '../../site/changes.ts';
import type { Issue } from '../../site/model/issue.ts';
import type { Project } from '../../site/model/project.ts';
import type { RestCall } from '../call.ts';
import { offScreen } from '../field-fault.ts';
import { invalidFields } from '../refusal.ts';

/** Fields that Jira's screens show only to those who hold a permission of their own. */
const guarded: readonly (readonly [name: string, part: keyof ChangeableFields, needs: ProjectPermission])[] =
  [
    ['reporter', 'reporter', 'MODIFY_REPORTER'],
    ['duedate', 'dueDate', 'SCHEDULE_ISSUES'],
    ['security', 'securityLevel', 'SET_ISSUE_SECURITY'],
  ];
const guardedInEdits: typeof guarded = [...guarded, ['assignee', 'assignee', 'ASSIGN_ISSUES']];

/**
 * The changes the person may make. Another is a field that is not on their screen: refused, or left out without a
 * word where the sandbox is switched so. `issue` is null while it is being created.
 */
export function permittedChanges<Changes extends Partial<ChangeableFields>>(
  call: RestCall,
  project: Project,
  issue: Issue | null,
  changes: Changes,
): Changes {
  const permitted = { ...changes };
  const errors: Record<string, string> = {};
  for (const [name, part, needs] of issue === null ? guarded : guardedInEdits) {
    if (changes[part] === undefined || call.permissions.may(call.me, needs, project, issue)) continue;
    delete permitted[part];
    errors[name] = offScreen(name);
  }
  if (call.switches.offScreenFields === 'refuse' && Object.keys(errors).length > 0)
    throw invalidFields(errors);
  return permitted;
}

/** Fields of the edit screen that this person does not get to see. */
export function hiddenInEdits(call: RestCall, project: Project, issue: Issue): ReadonlySet<string> {
  const may = (needs: ProjectPermission) => call.permissions.may(call.me, needs, project, issue);
  return new Set(guardedInEdits.filter(([, , needs]) => !may(needs)).map(([name]) => name));
}
