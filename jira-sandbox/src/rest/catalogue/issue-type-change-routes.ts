import { nextId } from '../../site/last-ids.ts';
import type { IssueType } from '../../site/model/issue-type.ts';
import { bodyRecord, param, type RestCall, type RestRoute } from '../call.ts';
import { issueTypeShape } from '../catalogue-shapes.ts';
import { folded } from '../fold.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, invalidFields, JiraRefusal } from '../refusal.ts';

const LONGEST_NAME = 60;

/** Issue types of the site. A new one is in no project until a project gets it, for which the sandbox has no operation. */
export const issueTypeChangeRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/issuetype',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const { type, hierarchyLevel } = bodyRecord(call);
      const level = hierarchyLevel ?? (type === 'subtask' ? -1 : 0);
      if (level !== 0 && level !== -1) throw badRequest('The hierarchy level must be 0 or -1.');
      const { name, description = '' } = textsIn(call, null);
      if (name === undefined)
        throw invalidFields({ name: 'You must specify a name for this new issue type.' });
      const id = String(nextId(call.site, 'issue type', 10_099));
      const made: IssueType = { id, name, description, hierarchyLevel: level };
      call.site.issueTypes.push(made);
      call.reply.code(201);
      return issueTypeShape(made, call.base);
    },
  },
  {
    method: 'PUT',
    path: '/issuetype/:id',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const type = own(call);
      Object.assign(type, textsIn(call, type));
      return issueTypeShape(type, call.base);
    },
  },
  {
    method: 'DELETE',
    path: '/issuetype/:id',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const { issueTypes } = call.site;
      issueTypes.splice(issueTypes.indexOf(own(call)), 1);
      return undefined;
    },
  },
];

/** One that was added: those that a project has are what the site is made of, and stay. */
function own(call: RestCall): IssueType {
  requireSiteAdministration(call);
  const type = call.site.issueTypes.find(({ id }) => id === param(call, 'id'));
  if (type === undefined) throw new JiraRefusal(404, ['The issue type was not found.']);
  if (call.changes.site.projects.some(({ issueTypes }) => issueTypes.includes(type)))
    throw new JiraRefusal(409, [`The issue type '${type.name}' is used by a project.`]);
  return type;
}

function textsIn(call: RestCall, old: IssueType | null): { name?: string; description?: string } {
  const { name, description } = bodyRecord(call);
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME))
    throw invalidFields({ name: `The name must have 1 to ${LONGEST_NAME} characters.` });
  if (description !== undefined && description !== null && typeof description !== 'string')
    throw invalidFields({ description: 'The description must be a text.' });
  if (typeof name === 'string') {
    const same = (type: IssueType) => type !== old && folded(type.name) === folded(name.trim());
    if (call.site.issueTypes.some(same))
      throw new JiraRefusal(409, [], { name: 'An issue type with this name already exists.' });
  }
  return {
    ...(typeof name === 'string' ? { name: name.trim() } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  };
}
