import type { Holder } from '../../permissions/holder.ts';
import type { Site } from '../../site/model/site.ts';
import type { Transition } from '../../site/model/workflow.ts';

/** Conditions, validators and post functions of a transition, as `expand=transitions.rules` names them. */
export function transitionRules({ onlyFor, screen }: Transition, site: Site) {
  const conditions = (onlyFor ?? []).map((holder) => ({ nodeType: 'simple', ...conditionFor(holder, site) }));
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

function conditionFor(holder: Holder, site: Site) {
  if (holder === 'reporter') return { type: 'AllowOnlyReporter' };
  if (holder === 'assignee') return { type: 'AllowOnlyAssignee' };
  if (holder === 'project lead') return { type: 'AllowOnlyProjectLead' };
  if (holder === 'everybody') return { type: 'PermissionCondition' };
  if ('group' in holder) return { type: 'UserInGroupCondition', configuration: { group: holder.group } };
  if ('person' in holder)
    return { type: 'UserInCustomFieldCondition', configuration: { user: holder.person } };
  const { id = holder.roleId, name = '' } =
    site.projectRoles.find(({ role }) => role.id === holder.roleId)?.role ?? {};
  return { type: 'InProjectRoleCondition', configuration: { projectRole: { id, name } } };
}
