import type { Holder } from '../../permissions/holder.ts';
import type { Project } from '../../site/model/project.ts';
import type { SecurityLevel } from '../../site/model/security-level.ts';
import { param, queryList, type RestCall, type RestRoute } from '../call.ts';
import { pageOf } from '../page.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { JiraRefusal } from '../refusal.ts';
import { levelShape, levelsOf, SECURITY, securityShape } from './other-scheme-routes.ts';
import { holderShape } from './permission-grant.ts';

const scope = 'manage:jira-configuration';

/** Pages of the issue security scheme, its levels, who is of them and which projects have it. */
export const securityLevelRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/issuesecurityschemes/search',
    scope,
    handle: (call) => {
      const projectIds = projectsWith(call).map(({ id }) => Number(id));
      const wanted = queryList(call, 'projectId');
      const isMeant =
        isAsked(call, 'id', String(SECURITY.id)) &&
        (wanted.length === 0 || projectIds.some((id) => wanted.includes(String(id))));
      return pageOf(call, isMeant ? [securityShape(call)] : [], (scheme) => ({ ...scheme, projectIds }));
    },
  },
  {
    method: 'GET',
    path: '/issuesecurityschemes/level',
    scope,
    handle: (call) => {
      requireSiteAdministration(call);
      // No level is the default one.
      const onlyDefault = queryList(call, 'onlyDefault').includes('true');
      const found = levelsOf(call).filter(({ id }) => !onlyDefault && isAsked(call, 'id', id));
      const isMeant = isAsked(call, 'schemeId', String(SECURITY.id));
      return pageOf(call, isMeant ? found : [], (level) => levelShape(level, call));
    },
  },
  {
    method: 'GET',
    path: '/issuesecurityschemes/level/member',
    scope,
    handle: (call) => {
      const isMeant = isAsked(call, 'schemeId', String(SECURITY.id));
      const found = membersOf(call)
        .filter(({ level }) => isAsked(call, 'levelId', level.id))
        .filter(({ id }) => isAsked(call, 'id', String(id)));
      return pageOf(call, isMeant ? found : [], ({ id, level, holder }) => ({
        id: String(id),
        issueSecurityLevelId: level.id,
        issueSecuritySchemeId: String(SECURITY.id),
        holder: holderShape(holder, call),
      }));
    },
  },
  {
    method: 'GET',
    path: '/issuesecurityschemes/project',
    scope,
    handle: (call) => {
      const isMeant = isAsked(call, 'issueSecuritySchemeId', String(SECURITY.id));
      const found = projectsWith(call).filter(({ id }) => isAsked(call, 'projectId', id));
      return pageOf(call, isMeant ? found : [], ({ id }) => ({
        issueSecuritySchemeId: String(SECURITY.id),
        projectId: id,
      }));
    },
  },
  {
    method: 'GET',
    path: '/issuesecurityschemes/:id/members',
    scope,
    handle: (call) => {
      const found = membersOf(call).filter(({ level }) => isAsked(call, 'issueSecurityLevelId', level.id));
      if (param(call, 'id') !== String(SECURITY.id))
        throw new JiraRefusal(404, ['The issue security scheme was not found.']);
      return pageOf(call, found, ({ id, level, holder }) => ({
        id,
        issueSecurityLevelId: Number(level.id),
        holder: holderShape(holder, call),
      }));
    },
  },
];

interface Member {
  readonly id: number;
  readonly level: SecurityLevel;
  readonly holder: Holder;
}

function membersOf(call: RestCall): readonly Member[] {
  requireSiteAdministration(call);
  return levelsOf(call).flatMap((level) =>
    level.holders.map((holder, index) => ({ id: Number(level.id) * 100 + index, level, holder })),
  );
}

function projectsWith(call: RestCall): readonly Project[] {
  requireSiteAdministration(call);
  return call.site.projects.filter(({ securityLevels }) => securityLevels.length > 0);
}

function isAsked(call: RestCall, name: string, value: string): boolean {
  const wanted = queryList(call, name);
  return wanted.length === 0 || wanted.includes(value);
}
