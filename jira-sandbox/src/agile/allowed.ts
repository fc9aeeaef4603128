import type { ProjectPermission } from '../permissions/project-permission.ts';
import type { RestCall } from '../rest/call.ts';
import { JiraRefusal } from '../rest/refusal.ts';
import type { Board } from '../site/model/board.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Project } from '../site/model/project.ts';

/** Boards are seen by those who see their project. */
export function isVisible({ site }: RestCall, { project }: Board): boolean {
  return site.projects.includes(project);
}

/** Sprints are managed, and boards administered, by those whom the project lets. Throws a 403. */
export function requireOnProject(call: RestCall, permission: ProjectPermission, project: Project): void {
  if (call.permissions.may(call.me, permission, project, null)) return;
  throw new JiraRefusal(403, [
    permission === 'MANAGE_SPRINTS_PERMISSION'
      ? 'You do not have permission to manage sprints in this project.'
      : 'You do not have permission to administer this board.',
  ]);
}

/** Throws a 403 that names every issue that may not be changed in this way. */
export function requireOnIssues(
  call: RestCall,
  permission: 'EDIT_ISSUES' | 'SCHEDULE_ISSUES',
  issues: readonly Issue[],
): void {
  const refused = issues.filter((issue) => !call.permissions.may(call.me, permission, issue.project, issue));
  if (refused.length === 0) return;
  const what = permission === 'EDIT_ISSUES' ? 'edit' : 'schedule';
  throw new JiraRefusal(
    403,
    refused.map(({ key }) => `You do not have permission to ${what} issue '${key}'.`),
  );
}
