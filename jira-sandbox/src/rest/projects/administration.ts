import type { Project } from '../../site/model/project.ts';
import type { RestCall } from '../call.ts';
import { JiraRefusal } from '../refusal.ts';

/** Refuses whoever may not change the settings of the project. */
export function requireAdministration(call: RestCall, project: Project): void {
  if (!call.permissions.may(call.me, 'ADMINISTER_PROJECTS', project, null))
    throw new JiraRefusal(403, [
      'The user does not have the permission to complete this operation: Administer Projects.',
    ]);
}

/** Refuses whoever may not change the settings of the site. */
export function requireSiteAdministration(call: RestCall): void {
  if (!isSiteAdministrator(call))
    throw new JiraRefusal(403, ['The user does not have the permission to complete this operation.']);
}

export function isSiteAdministrator({ site, me }: RestCall): boolean {
  return site.groups.some(({ name, members }) => name === 'site-admins' && members.includes(me));
}
