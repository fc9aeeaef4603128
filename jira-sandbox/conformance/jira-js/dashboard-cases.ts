import { expect } from 'vitest';
import type { Case } from './case.ts';

export const dashboardCases: readonly Case[] = [
  {
    title: 'dashboards are listed and found, and their gadgets keep properties',
    run: async ({ cloud }, { site }) => {
      const [dashboard] = site.dashboards.filter(({ owner }) => owner !== null);
      const id = dashboard?.id ?? '';
      expect((await cloud.getAllDashboards({ filter: 'my' })).dashboards?.map((each) => each.id)).toContain(
        id,
      );
      await cloud.getDashboardsPaginated({ dashboardName: 'pay' });
      expect((await cloud.getDashboard({ id })).name).toBe(dashboard?.name);
      const item = { dashboardId: id, itemId: String(dashboard?.gadgets[0]?.id) };
      const property = { ...item, propertyKey: 'config' };
      await cloud.setDashboardItemProperty({ ...property, body: { num: 10 } });
      await cloud.getDashboardItemPropertyKeys(item);
      expect((await cloud.getDashboardItemProperty(property)).value).toEqual({ num: 10 });
      await cloud.deleteDashboardItemProperty(property);
    },
  },
];
