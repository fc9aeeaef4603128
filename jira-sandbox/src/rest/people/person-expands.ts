import type { Person } from '../../site/model/person.ts';
import { queryList, type RestCall } from '../call.ts';
import { groupReference } from './group-routes.ts';

/** Groups and applications of a person: how many, and where `expand` asks for them which. */
export function personExpands(person: Person, call: RestCall) {
  const expand = queryList(call, 'expand');
  const groups = call.site.groups.filter(({ members }) => members.includes(person));
  const roles = [{ key: 'jira-software', name: 'Jira Software' }];
  return {
    groups: {
      size: groups.length,
      items: expand.includes('groups') ? groups.map((group) => groupReference(group, call.base)) : [],
    },
    applicationRoles: { size: roles.length, items: expand.includes('applicationRoles') ? roles : [] },
    expand: 'groups,applicationRoles',
  };
}
