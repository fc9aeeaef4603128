import type { Project } from '../../site/model/project.ts';
import { queryList, type RestCall, type RestRoute } from '../call.ts';
import { pageOf } from '../page.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest } from '../refusal.ts';

/** A scheme as lists show it. */
export interface SchemeSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** As Jira makes a scheme of every kind for each new project, the project's id tells the scheme's. */
export function schemeIdOf({ id }: Project): string {
  return String(Number(id) + 100);
}

export function schemeOf(project: Project, kind: string): SchemeSummary {
  const { key, name } = project;
  return {
    id: schemeIdOf(project),
    name: `${key}: ${kind}`,
    description: `The ${kind.toLowerCase()} of ${name}`,
  };
}

/** A list of the schemes of one kind, restricted by `id` and by the words of `queryString`. */
export function pageOfSchemes<Scheme extends SchemeSummary>(call: RestCall, schemes: readonly Scheme[]) {
  requireSiteAdministration(call);
  const ids = queryList(call, 'id');
  const words = queryList(call, 'queryString').join(',').toLowerCase();
  const found = schemes
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(({ name }) => name.toLowerCase().includes(words));
  return pageOf(call, found, (scheme) => scheme, 100);
}

/** `GET …/project?projectId=`: which scheme each of the projects has. */
export function schemesOfProjects(
  path: string,
  name: string,
  schemeFor: (project: Project) => SchemeSummary | null,
): RestRoute {
  return {
    method: 'GET',
    path,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const ids = queryList(call, 'projectId');
      if (ids.length === 0) throw badRequest("The 'projectId' query parameter is required.");
      const projects = call.site.projects.filter(({ id }) => ids.includes(id));
      return pageOf(call, projects, (project) => {
        const scheme = schemeFor(project);
        return { ...(scheme === null ? {} : { [name]: scheme }), projectIds: [project.id] };
      });
    },
  };
}
