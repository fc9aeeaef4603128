import type { Holder } from '../../permissions/holder.ts';
import type { PermissionGrant } from '../../permissions/permission-scheme.ts';
import { asRecord, type RestCall } from '../call.ts';
import { givenText } from '../given-text.ts';
import { permissionCatalogue } from '../permission-catalogue.ts';
import { badRequest } from '../refusal.ts';

/** Jira's names of holders that need no more to be said. */
const SIMPLE = {
  applicationRole: 'everybody',
  anyone: 'everybody',
  reporter: 'reporter',
  assignee: 'assignee',
  projectLead: 'project lead',
} as const satisfies Readonly<Record<string, Holder>>;

/** `{permission, holder: {type, parameter, value}}`, where `value` is an id and `parameter` an id or, of a group, its name. */
export function readGrant(given: unknown, call: RestCall): Omit<PermissionGrant, 'id'> {
  const { permission, holder } = { permission: undefined, holder: undefined, ...asRecord(given) };
  const key = givenText(permission);
  if (!permissionCatalogue.some((known) => known.key === key && known.type === 'PROJECT'))
    throw badRequest(`The permission '${key}' does not exist.`);
  return { permission: key, holder: readHolder(asRecord(holder) ?? {}, call) };
}

function readHolder({ type, parameter, value }: Record<string, unknown>, { site }: RestCall): Holder {
  const kind = givenText(type);
  const wanted = givenText(value ?? parameter);
  if (kind === 'group') {
    const group = site.groups.find(({ id, name }) => id === wanted || name === givenText(parameter ?? value));
    if (group === undefined) throw badRequest(`The group '${wanted}' does not exist.`);
    return { group: group.name };
  }
  if (kind === 'user') {
    const person = site.people.find(({ accountId }) => accountId === wanted);
    if (person === undefined) throw badRequest(`The user '${wanted}' does not exist.`);
    return { person: person.accountId };
  }
  if (kind === 'projectRole') {
    const found = site.projectRoles.find(({ role }) => role.id === wanted);
    if (found === undefined) throw badRequest(`The project role '${wanted}' does not exist.`);
    return { roleId: found.role.id };
  }
  const simple = Object.entries(SIMPLE).find(([name]) => name === kind)?.[1];
  if (simple === undefined) throw badRequest(`The permission holder type '${kind}' is not valid.`);
  return simple;
}

export function holderShape(holder: Holder, { site }: RestCall) {
  if (holder === 'everybody') return { type: 'applicationRole' };
  if (holder === 'project lead') return { type: 'projectLead' };
  if (typeof holder === 'string') return { type: holder };
  if ('group' in holder) {
    const group = site.groups.find(({ name }) => name === holder.group);
    const value = group === undefined ? {} : { value: group.id };
    return { type: 'group', parameter: holder.group, ...value, expand: 'group' };
  }
  if ('person' in holder)
    return { type: 'user', parameter: holder.person, value: holder.person, expand: 'user' };
  return { type: 'projectRole', parameter: holder.roleId, value: holder.roleId, expand: 'projectRole' };
}
