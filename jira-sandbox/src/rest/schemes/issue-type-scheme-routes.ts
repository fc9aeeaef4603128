import type { Project } from '../../site/model/project.ts';
import { queryList, type RestRoute } from '../call.ts';
import { pageOf } from '../page.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { pageOfSchemes, schemeOf, schemesOfProjects } from './project-schemes.ts';

/** The one that new projects have in Jira, with every type of the site. */
const USUAL = {
  id: '10000',
  name: 'Default Issue Type Scheme',
  description: 'Default issue type scheme is the list of global issue types.',
  isDefault: true,
};

export const issueTypeSchemeRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/issuetypescheme',
    scope: 'manage:jira-configuration',
    handle: (call) => pageOfSchemes(call, [USUAL, ...call.site.projects.map(schemeFor)]),
  },
  {
    method: 'GET',
    path: '/issuetypescheme/mapping',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const ids = queryList(call, 'issueTypeSchemeId');
      const mappings = [
        ...call.site.issueTypes.map(({ id }) => ({ issueTypeSchemeId: USUAL.id, issueTypeId: id })),
        ...call.site.projects.flatMap((project) =>
          project.issueTypes.map(({ id }) => ({ issueTypeSchemeId: schemeFor(project).id, issueTypeId: id })),
        ),
      ].filter(({ issueTypeSchemeId }) => ids.length === 0 || ids.includes(issueTypeSchemeId));
      return pageOf(call, mappings, (mapping) => mapping, 100);
    },
  },
  schemesOfProjects('/issuetypescheme/project', 'issueTypeScheme', schemeFor),
];

function schemeFor(project: Project) {
  const usual = project.issueTypes.find(({ hierarchyLevel }) => hierarchyLevel === 0);
  return {
    ...schemeOf(project, 'Issue Type Scheme'),
    ...(usual === undefined ? {} : { defaultIssueTypeId: usual.id }),
    isDefault: false,
  };
}
