import { nextId } from '../../site/last-ids.ts';
import type { CustomField, FieldContext } from '../../site/model/custom-field.ts';
import { bodyRecord, type RestCall, type RestRoute } from '../call.ts';
import { customFieldDefinition, kindOfModule } from '../custom-field-shapes.ts';
import { givenText } from '../given-text.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, invalidFields, JiraRefusal } from '../refusal.ts';
import { findContext, findField } from './field-context-routes.ts';

const LONGEST_NAME = 255;
const CONTEXT = '/field/:field/context/:context';

/** Custom fields and their contexts, added, renamed and removed. */
export const fieldChangeRoutes: readonly RestRoute[] = [
  { method: 'POST', path: '/field', scope: 'manage:jira-configuration', handle: create },
  {
    method: 'PUT',
    path: '/field/:field',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      Object.assign(findField(call), textsIn(call));
      return undefined;
    },
  },
  {
    method: 'POST',
    path: '/field/:field/context',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const field = findField(call);
      const { name, description } = textsIn(call);
      if (name === undefined) throw badRequest('The name of the context must be given.');
      const { projectIds, issueTypeIds } = bodyRecord(call);
      const projects = listed(call.site.projects, projectIds, 'projectIds');
      const issueTypes = listed(call.site.issueTypes, issueTypeIds, 'issueTypeIds');
      refuseOverlap(field, null, projects);
      const context = newContext(call, name, description ?? '', { projects, issueTypes });
      // What names projects holds before what is for all of them.
      if (projects === null) field.contexts.push(context);
      else field.contexts.unshift(context);
      call.reply.code(201);
      return {
        id: context.id,
        name: context.name,
        description: context.description,
        projectIds: (projects ?? []).map(({ id }) => id),
        issueTypeIds: (issueTypes ?? []).map(({ id }) => id),
      };
    },
  },
  {
    method: 'PUT',
    path: CONTEXT,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      Object.assign(findContext(call), textsIn(call));
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: CONTEXT,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const { contexts } = findField(call);
      contexts.splice(contexts.indexOf(findContext(call)), 1);
      return undefined;
    },
  },
  {
    method: 'PUT',
    path: `${CONTEXT}/project`,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const context = findContext(call);
      const added = listed(call.site.projects, bodyRecord(call)['projectIds'], 'projectIds');
      if (added === null) throw badRequest("'projectIds' must not be empty.");
      refuseOverlap(findField(call), context, added);
      context.projects = [...new Set([...(context.projects ?? []), ...added])];
      return undefined;
    },
  },
  {
    method: 'PUT',
    path: `${CONTEXT}/issuetype`,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const context = findContext(call);
      const added = listed(call.site.issueTypes, bodyRecord(call)['issueTypeIds'], 'issueTypeIds');
      if (added === null) throw badRequest("'issueTypeIds' must not be empty.");
      context.issueTypes = [...new Set([...(context.issueTypes ?? []), ...added])];
      return undefined;
    },
  },
];

function create(call: RestCall) {
  requireSiteAdministration(call);
  const { type } = bodyRecord(call);
  const { name, description = '' } = textsIn(call);
  const kind = kindOfModule(givenText(type));
  const errors: Record<string, string> = {};
  if (name === undefined) errors['name'] = 'The name of the custom field must be given.';
  if (kind === null) errors['type'] = `The custom field type '${givenText(type)}' is not valid.`;
  if (name === undefined || kind === null) throw invalidFields(errors);
  const number = nextId(call.site, 'custom field', 10_099);
  const everywhere = { projects: null, issueTypes: null };
  const field: CustomField = {
    id: `customfield_${number}`,
    number,
    name,
    description,
    kind,
    contexts: [newContext(call, `Default Configuration Scheme for ${name}`, '', everywhere)],
  };
  call.site.customFields.push(field);
  call.reply.code(201);
  const { schema, clauseNames } = customFieldDefinition(field);
  return {
    id: field.id,
    key: field.id,
    name,
    custom: true,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames,
    schema,
  };
}

function newContext(
  call: RestCall,
  name: string,
  description: string,
  where: Pick<FieldContext, 'projects' | 'issueTypes'>,
): FieldContext {
  return {
    id: String(nextId(call.site, 'field context', 10_299)),
    name,
    description,
    ...where,
    options: [],
    default: null,
  };
}

/** Null where none is named, which means all of them. */
function listed<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  ids: unknown,
  name: string,
): readonly Entry[] | null {
  if (ids === undefined || ids === null) return null;
  if (!Array.isArray(ids)) throw badRequest(`'${name}' must be a list of ids.`);
  if (ids.length === 0) return null;
  return ids.map((id) => {
    const found = entries.find((entry) => entry.id === givenText(id));
    if (found === undefined)
      throw new JiraRefusal(404, [`'${name}' names '${givenText(id)}', which is not there.`]);
    return found;
  });
}

/** A project has at most one context of a field, and so has the rest of the site. */
function refuseOverlap(
  { contexts }: CustomField,
  own: FieldContext | null,
  projects: FieldContext['projects'],
): void {
  const others = contexts.filter((context) => context !== own);
  const taken =
    projects === null
      ? others.some((context) => context.projects === null)
      : projects.some((project) => others.some((context) => context.projects?.includes(project) === true));
  if (taken) throw new JiraRefusal(409, ['Another context of the field has one of the projects already.']);
}

function textsIn(call: RestCall): { name?: string; description?: string } {
  const { name, description } = bodyRecord(call);
  const errors: Record<string, string> = {};
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME))
    errors['name'] = `A name needs 1 to ${LONGEST_NAME} characters.`;
  if (description !== undefined && description !== null && typeof description !== 'string')
    errors['description'] = 'The description must be a text.';
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return {
    ...(typeof name === 'string' ? { name: name.trim() } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  };
}
