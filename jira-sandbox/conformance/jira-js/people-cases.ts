import { expect } from 'vitest';
import type { Case } from './case.ts';

export const peopleCases: readonly Case[] = [
  {
    title: 'people are found by account, name and project',
    run: async ({ cloud }, { people: [me, second] }) => {
      const accountId = second?.accountId ?? '';
      expect((await cloud.getCurrentUser()).accountId).toBe(me.accountId);
      await cloud.getUser({ accountId });
      expect((await cloud.getLocale()).locale).toBe(me.locale);
      await cloud.getPreference({ key: 'jira.user.timezone' });
      await cloud.findUsers({ query: 'so' });
      await cloud.getAllUsers({ maxResults: 3 });
      await cloud.findUsersForPicker({ query: 'so' });
      await cloud.getAllUsersDefault({ maxResults: 3 });
      await cloud.findBulkAssignableUsers({ projectKeys: 'PAY,GAME' });
      await cloud.findUsersWithAllPermissions({ permissions: 'EDIT_ISSUES', projectKey: 'PAY', query: 'a' });
      await cloud.findUsersWithBrowsePermission({ issueKey: 'PAY-1', query: 'a' });
      await cloud.findUsersAndGroups({ query: 'pa', showAvatar: true });
      await cloud.findAssignableUsers({ project: 'PAY' });
    },
  },
  {
    title: 'groups and their members',
    run: async ({ cloud }, { people: [me] }) => {
      await cloud.getUsersFromGroup({ groupname: 'jira-users' });
      await cloud.findGroups({ query: 'pay' });
      expect((await cloud.getUserGroups({ accountId: me.accountId })).length).toBeGreaterThan(0);
    },
  },
];
