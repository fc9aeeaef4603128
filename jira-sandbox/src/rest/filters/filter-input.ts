import { jiraSyntaxMessage, parse } from '@sidelight/jql';
import { compileQuery } from '../../search/compile-query.ts';
import { isVisible } from '../../site/filters.ts';
import { nextId } from '../../site/last-ids.ts';
import type { Filter, FilterShare } from '../../site/model/filter.ts';
import { asRecord, bodyRecord, param, type RestCall } from '../call.ts';
import { givenText } from '../given-text.ts';
import { findProject } from '../project-routes.ts';
import { badRequest, invalidFields, JiraRefusal } from '../refusal.ts';
import { searchContext } from '../search-context.ts';

/** One that the caller may see. Jira answers 400, not 404, for any other. */
export function findFilter(call: RestCall): Filter {
  const id = param(call, 'id');
  const filter = call.site.filters.find((candidate) => candidate.id === id);
  if (filter === undefined || !isVisible(filter, call.me, call.site.projects))
    throw badRequest(
      'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.',
    );
  return filter;
}

/** Only its owner changes a filter. */
export function findOwnFilter(call: RestCall): Filter {
  const filter = findFilter(call);
  if (filter.owner !== call.me) throw badRequest('You must be the owner of the filter to change it.');
  return filter;
}

/** `old` is the filter that is changed. */
export function filterFieldsIn(call: RestCall, old: Filter | null) {
  const { name, description, jql, favourite, sharePermissions } = bodyRecord(call);
  const errors: Record<string, string> = {};
  if (typeof name !== 'string' || name.trim() === '')
    errors['name'] = 'You must specify a name to save this filter as.';
  else if (name.length > 255) errors['name'] = 'The name of a filter must not exceed 255 characters.';
  else if (isTaken(call, name, old)) errors['filterName'] = 'Filter with same name already exists.';
  if (description !== undefined && description !== null && typeof description !== 'string')
    errors['description'] = 'The description must be a text.';
  if (jql !== undefined && typeof jql !== 'string') errors['jql'] = 'The JQL query must be a text.';
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  if (typeof jql === 'string') refuseFaultyQuery(call, jql);
  const shares = Array.isArray(sharePermissions) ? sharesIn(call, sharePermissions) : null;
  return {
    name: givenText(name).trim(),
    ...(description === undefined ? {} : { description: givenText(description ?? '') }),
    ...(typeof jql === 'string' ? { jql } : {}),
    favourite: typeof favourite === 'boolean' ? favourite : null,
    shares,
  };
}

function isTaken({ site, me }: RestCall, name: string, old: Filter | null): boolean {
  const wanted = name.trim().toLowerCase();
  const owner = old?.owner ?? me;
  return site.filters.some(
    (filter) => filter !== old && filter.owner === owner && filter.name.toLowerCase() === wanted,
  );
}

function refuseFaultyQuery(call: RestCall, jql: string): void {
  const parsed = parse(jql);
  if (!parsed.ok)
    throw new JiraRefusal(
      400,
      parsed.errors.map((fault) => jiraSyntaxMessage(jql, fault)),
    );
  const compiled = compileQuery(parsed.query, { ...searchContext(call), allowUnbounded: true });
  if (!compiled.ok) throw new JiraRefusal(400, compiled.errors);
}

/** Shares as filters and dashboards show them. */
export function sharesIn(call: RestCall, given: readonly unknown[]): FilterShare[] {
  return given.map((share) => shareIn(call, storedShare(share)));
}

/** As filters show their shares, written as they are added. */
function storedShare(given: unknown): Record<string, unknown> {
  const share = asRecord(given) ?? {};
  const group = asRecord(share['group']);
  return {
    type: share['type'],
    projectId: asRecord(share['project'])?.['id'],
    projectRoleId: asRecord(share['role'])?.['id'],
    groupId: group?.['groupId'],
    groupname: group?.['name'],
    accountId: asRecord(share['user'])?.['accountId'],
  };
}

export function shareIn(call: RestCall, given: Record<string, unknown>): FilterShare {
  const { site } = call;
  const id = () => nextId(site, 'filter share', 10_099);
  switch (given['type']) {
    case 'global':
      return { id: id(), type: 'global' };
    case 'authenticated':
    case 'loggedin':
      return { id: id(), type: 'loggedin' };
    case 'group': {
      const group = site.groups.find(
        (each) => each.id === given['groupId'] || each.name === given['groupname'],
      );
      if (group === undefined) throw badRequest('The group to share with does not exist.');
      return { id: id(), type: 'group', group };
    }
    case 'user': {
      const user = site.people.find(({ accountId }) => accountId === given['accountId']);
      if (user === undefined) throw badRequest('The user to share with does not exist.');
      return { id: id(), type: 'user', user };
    }
    case 'project':
    case 'projectRole': {
      const project = findProject(call, givenText(given['projectId'] ?? ''));
      const wanted = given['projectRoleId'];
      const actors = project.roles.find(({ role }) => role.id === givenText(wanted));
      if (given['type'] === 'projectRole' && actors === undefined)
        throw badRequest('The project role to share with does not exist.');
      return { id: id(), type: 'project', project, role: actors?.role ?? null };
    }
    default:
      throw badRequest(`The share type '${givenText(given['type'])}' is not valid.`);
  }
}
