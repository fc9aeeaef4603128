import type { Case } from './case.ts';

export const projectCases: readonly Case[] = [
  {
    title: 'projects and what belongs to them',
    run: async ({ cloud }) => {
      await cloud.searchProjects({ query: 'pay' });
      await cloud.searchProjects({ expand: 'description,lead,issueTypes,insight', orderBy: '-issueCount' });
      await cloud.getAllProjectTypes();
      await cloud.getAllAccessibleProjectTypes();
      await cloud.getProjectTypeByKey({ projectTypeKey: 'software' });
      await cloud.getAccessibleProjectTypeByKey({ projectTypeKey: 'software' });
      await cloud.getAllProjectCategories();
      await cloud.getHierarchy({ projectId: 10_000 });
      await cloud.getProject({ projectIdOrKey: 'PAY' });
      await cloud.getAllStatuses({ projectIdOrKey: 'PAY' });
    },
  },
  {
    title: 'components and versions are read',
    run: async ({ cloud }, { site }) => {
      const [project] = site.projects;
      const projectIdOrKey = project?.key ?? '';
      await cloud.getProjectComponents({ projectIdOrKey });
      await cloud.getProjectComponentsPaginated({ projectIdOrKey });
      await cloud.getProjectVersions({ projectIdOrKey });
      await cloud.getProjectVersionsPaginated({ projectIdOrKey, maxResults: 2 });
      const component = project?.components[0]?.id ?? '';
      await cloud.getComponent({ id: component });
      await cloud.getComponentRelatedIssues({ id: component });
      const version = project?.versions[0]?.id ?? '';
      await cloud.getVersion({ id: version });
      await cloud.getVersionRelatedIssues({ id: version });
      await cloud.getVersionUnresolvedIssues({ id: version });
    },
  },
];
