import type { ProjectPermission } from '../../permissions/project-permission.ts';
import type { Issue } from '../../site/model/issue.ts';
import type { RestCall } from '../call.ts';
import { transitionsOf } from '../transition-routes.ts';

interface Link {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly href: string;
  readonly needs: ProjectPermission;
}

/** The menus of Jira's issue page: what this person may do to the issue, as `expand=operations` gives it. */
export function issueOperations(call: RestCall, issue: Issue) {
  const { id, key, project } = issue;
  const page = (name: string) => `/secure/${name}!default.jspa?id=${id}`;
  const shown = (links: readonly Link[]) =>
    links
      .filter(({ needs }) => call.permissions.may(call.me, needs, project, issue))
      .map(({ needs: _needs, ...link }, place) => ({
        ...link,
        styleClass: 'issueaction',
        weight: 10 + place,
      }));
  const link = (name: string, label: string, title: string, needs: ProjectPermission, href = page(name)) => ({
    id: name,
    label,
    title,
    href,
    needs,
  });
  const group = (groupId: string, weight: number, links: readonly unknown[]) => ({
    id: groupId,
    weight,
    links,
    groups: [],
  });
  const transitions = transitionsOf(call, issue, false).map((way, place) => ({
    id: `action_id_${way.id}`,
    styleClass: 'issueaction-workflow-transition',
    label: way.name,
    title: way.name,
    href: `/secure/WorkflowUIDispatcher.jspa?id=${id}&action=${way.id}`,
    weight: 10 * (place + 1),
  }));
  const edit = link('edit-issue', 'Edit', 'Edit this issue', 'EDIT_ISSUES', page('EditIssue'));
  const comment = link('comment-issue', 'Comment', 'Comment on this issue', 'ADD_COMMENTS', `/browse/${key}`);
  const more = [
    link('assign-issue', 'Assign', 'Assign this issue to someone', 'ASSIGN_ISSUES', page('AssignIssue')),
    link('attach-file', 'Attach files', 'Attach one or more files', 'CREATE_ATTACHMENTS', page('AttachFile')),
    link('log-work', 'Log work', 'Log work against this issue', 'WORK_ON_ISSUES', page('CreateWorklog')),
    link('link-issue', 'Link', 'Link this issue to another', 'LINK_ISSUES', page('LinkJiraIssue')),
    link('delete-issue', 'Delete', 'Delete this issue', 'DELETE_ISSUES', page('DeleteIssue')),
  ];
  return {
    linkGroups: [
      {
        id: 'view.issue.opsbar',
        groups: [
          group('edit-issue_container', 1, shown([edit])),
          group('comment-issue_container', 10, shown([comment])),
          group('operations-operations', 20, shown(more)),
          group('opsbar-transitions', 30, transitions),
        ],
      },
    ],
  };
}
