import { expect } from 'vitest';
import type { Case } from './case.ts';

export const catalogueCases: readonly Case[] = [
  {
    title: 'the site and what it lets one do',
    run: async ({ cloud }, { site }) => {
      expect((await cloud.getServerInfo()).baseUrl).toBe(site.url);
      await cloud.getConfiguration();
      await cloud.getAllPermissions();
      await cloud.getPermittedProjects({ permissions: ['BROWSE_PROJECTS'] });
      const granted = await cloud.getBulkPermissions({
        globalPermissions: ['ADMINISTER'],
        projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [10_000], issues: [] }],
      });
      expect(granted.projectPermissions[0]?.projects).toEqual([10_000]);
      const mine = await cloud.getMyPermissions({ permissions: 'BROWSE_PROJECTS', projectKey: 'PAY' });
      expect(mine.permissions?.['BROWSE_PROJECTS']?.havePermission).toBe(true);
    },
  },
  {
    title: 'fields, priorities, resolutions, statuses, issue types and labels',
    run: async ({ cloud }) => {
      expect((await cloud.getFields()).map(({ id }) => id)).toContain('summary');
      await cloud.getPriority({ id: '3' });
      await cloud.searchPriorities({ maxResults: '2' });
      await cloud.getResolution({ id: '10000' });
      await cloud.getStatuses();
      await cloud.getStatusesByName({ name: ['Done'] });
      await cloud.search({ searchString: 'in', statusCategory: 'IN_PROGRESS' });
      await cloud.getAlternativeIssueTypes({ id: '10001' });
      await cloud.getAvatarImageByType({ type: 'project', format: 'png' });
      await cloud.getAvatarImageByID({ type: 'issuetype', id: 10_303 });
      await cloud.getAvatarImageByOwner({ type: 'project', entityId: '10000', size: 'large' });
      await cloud.getStatusesById({ id: ['3'] });
      await cloud.getStatus({ idOrName: 'In Progress' });
      await cloud.getStatusCategories();
      await cloud.getStatusCategory({ idOrKey: 'done' });
      await cloud.getIssueAllTypes();
      await cloud.getIssueType({ id: '10001' });
      await cloud.getAllLabels();
    },
  },
  {
    title: 'priorities and statuses are made, changed, ordered and deleted',
    run: async ({ cloud }) => {
      const { id } = await cloud.createPriority({ name: 'Frantic', statusColor: '#f00' });
      await cloud.updatePriority({ id, description: 'Now' });
      await cloud.movePriorities({ ids: [id], after: '1' });
      await cloud.setDefaultPriority({ id: '3' });
      await cloud.deletePriority({ id });
      const statuses = [{ name: 'Parked', statusCategory: 'TODO' as const }];
      const [made] = await cloud.createStatuses({ scope: { type: 'GLOBAL' }, statuses });
      const status = { id: made?.id ?? '', name: 'Parked well', statusCategory: 'TODO' as const };
      await cloud.updateStatuses({ statuses: [status] });
      await cloud.deleteStatusesById({ id: [status.id] });
    },
  },
];
