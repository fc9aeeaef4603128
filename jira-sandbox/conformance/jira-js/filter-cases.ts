import { expect } from 'vitest';
import type { Case } from './case.ts';

export const filterCases: readonly Case[] = [
  {
    title: 'a filter from saving to deleting',
    run: async ({ cloud }) => {
      const created = await cloud.createFilter({ name: 'Late', jql: 'due < now()', favourite: true });
      const id = Number(created.id);
      await cloud.updateFilter({ id, body: { name: 'Overdue' } });
      expect((await cloud.getFilter({ id })).name).toBe('Overdue');
      await cloud.getMyFilters({});
      await cloud.deleteFavouriteForFilter({ id });
      await cloud.setFavouriteForFilter({ id });
      expect((await cloud.getFavouriteFilters({})).map(({ name }) => name)).toContain('Overdue');
      const found = await cloud.getFiltersPaginated({ filterName: 'over', expand: 'jql,owner' });
      expect(found.values?.map(({ jql }) => jql)).toEqual(['due < now()']);
      await cloud.deleteFilter({ id });
    },
  },
  {
    title: 'columns and shares of a filter',
    run: async ({ cloud }) => {
      const id = Number((await cloud.createFilter({ name: 'Shared', jql: 'project = PAY' })).id);
      await cloud.setColumns({ id, columns: ['issuekey', 'summary'] });
      expect((await cloud.getColumns({ id })).map(({ label }) => label)).toEqual(['Key', 'Summary']);
      await cloud.resetColumns({ id });
      await cloud.addSharePermission({ id, type: 'project', projectId: '10000' });
      await cloud.addSharePermission({ id, type: 'group', groupname: 'jira-users' });
      const [first] = await cloud.getSharePermissions({ id });
      const permissionId = first?.id ?? 0;
      await cloud.getSharePermission({ id, permissionId });
      await cloud.deleteSharePermission({ id, permissionId });
      await cloud.deleteFilter({ id });
    },
  },
];
