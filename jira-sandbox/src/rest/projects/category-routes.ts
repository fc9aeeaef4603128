import type { ProjectCategory } from '../../site/model/project-category.ts';
import { addCategory, removeCategory } from '../../site/project-changes.ts';
import { bodyRecord, param, type RestCall, type RestRoute } from '../call.ts';
import { categoryShape } from '../catalogue-shapes.ts';
import { folded } from '../fold.ts';
import { invalidFields, JiraRefusal } from '../refusal.ts';
import { requireSiteAdministration } from './administration.ts';

const LONGEST_NAME = 255;
const ONE = '/projectCategory/:id';

export const categoryRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/projectCategory',
    scope: 'read:jira-work',
    handle: ({ site, base }) => site.projectCategories.map((category) => categoryShape(category, base)),
  },
  {
    method: 'POST',
    path: '/projectCategory',
    scope: 'manage:jira-project',
    handle: (call) => {
      requireSiteAdministration(call);
      const { name, description } = fieldsIn(call, null);
      if (name === undefined) throw invalidFields({ name: 'You must specify a valid category name.' });
      call.reply.code(201);
      return categoryShape(addCategory(call.site, name, description ?? ''), call.base);
    },
  },
  {
    method: 'GET',
    path: ONE,
    scope: 'read:jira-work',
    handle: (call) => categoryShape(find(call), call.base),
  },
  {
    method: 'PUT',
    path: ONE,
    scope: 'manage:jira-project',
    handle: (call) => {
      requireSiteAdministration(call);
      const category = find(call);
      Object.assign(category, fieldsIn(call, category));
      return categoryShape(category, call.base);
    },
  },
  {
    method: 'DELETE',
    path: ONE,
    scope: 'manage:jira-project',
    handle: (call) => {
      requireSiteAdministration(call);
      removeCategory(call.changes.site, find(call));
      return undefined;
    },
  },
];

function find(call: RestCall): ProjectCategory {
  const category = call.site.projectCategories.find(({ id }) => id === param(call, 'id'));
  if (category === undefined)
    throw new JiraRefusal(404, [`The project category with id '${param(call, 'id')}' does not exist.`]);
  return category;
}

function fieldsIn(call: RestCall, old: ProjectCategory | null): { name?: string; description?: string } {
  const { name, description } = bodyRecord(call);
  const errors: Record<string, string> = {};
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME))
    errors['name'] = 'You must specify a valid category name.';
  if (description !== undefined && description !== null && typeof description !== 'string')
    errors['description'] = 'The description must be a text.';
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  if (typeof name === 'string') {
    const same = (other: ProjectCategory) => other !== old && folded(other.name) === folded(name.trim());
    if (call.site.projectCategories.some(same))
      throw new JiraRefusal(409, [`The project category name '${name.trim()}' already exists`]);
  }
  return {
    ...(typeof name === 'string' ? { name: name.trim() } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  };
}
