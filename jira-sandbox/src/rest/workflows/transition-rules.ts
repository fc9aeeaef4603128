import type { Holder } from '../../permissions/holder.ts';
import type { Transition } from '../../site/model/workflow.ts';
import { projectRoles } from '../../site/project-roles.ts';

/** Conditions, validators and post functions of a transition, as `expand=transitions.rules` names them. */
export function transitionRules({ onlyFor, screen }: Transition) {
  const conditions = (onlyFor ?? []).map((holder) => ({ nodeType: 'simple', ...conditionFor(holder) }));
  return {
    ...(conditions.length === 0
      ? {}
      : { conditionsTree: { nodeType: 'compound', operator: 'OR', conditions } }),
    validators: (screen?.required ?? []).map((field) => ({
      type: 'FieldRequiredValidator',
      configuration: { fields: [field], ignoreContext: false },
    })),
    postFunctions: [{ type: 'UpdateIssueStatusFunction' }, { type: 'CreateCommentFunction' }],
  };
}

function conditionFor(holder: Holder) {
  if (holder === 'reporter') return { type: 'AllowOnlyReporter' };
  if (holder === 'assignee') return { type: 'AllowOnlyAssignee' };
  if (holder === 'project lead') return { type: 'AllowOnlyProjectLead' };
  if (holder === 'everybody') return { type: 'PermissionCondition' };
  if ('group' in holder) return { type: 'UserInGroupCondition', configuration: { group: holder.group } };
  const { id, name } = projectRoles.find((role) => role.name === holder.role) ?? {
    id: '',
    name: holder.role,
  };
  return { type: 'InProjectRoleCondition', configuration: { projectRole: { id, name } } };
}
