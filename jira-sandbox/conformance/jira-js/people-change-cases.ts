import { expect } from 'vitest';
import type { Case } from './case.ts';

export const peopleChangeCases: readonly Case[] = [
  {
    title: 'a group from its creation to its end, with somebody in it',
    run: async ({ cloud }, { people: [, second] }) => {
      const accountId = second?.accountId ?? '';
      const { groupId } = await cloud.createGroup({ name: 'testers' });
      await cloud.addUserToGroup({ groupname: 'testers', accountId });
      const { values } = await cloud.getUsersFromGroup({ groupname: 'testers' });
      expect(values?.map((user) => user.accountId)).toEqual([accountId]);
      await cloud.removeUserFromGroup({ groupname: 'testers', accountId });
      await cloud.removeGroup(groupId == null ? {} : { groupId });
    },
  },
  {
    title: 'somebody is invited and removed',
    run: async ({ cloud }) => {
      const { accountId } = await cloud.createUser({ emailAddress: 'new@example.com', products: [] });
      expect((await cloud.getUser({ accountId: accountId ?? '' })).displayName).toBe('new@example.com');
      await cloud.removeUser({ accountId: accountId ?? '' });
    },
  },
  {
    title: 'what people set for themselves',
    run: async ({ cloud }, { people: [me] }) => {
      const { accountId } = me;
      const key = 'sidebar';
      await cloud.setPreference({ key, body: { width: 240 } });
      await cloud.getPreference({ key });
      await cloud.removePreference({ key });
      await cloud.setUserColumns({ columns: ['issuekey', 'summary'] });
      const columns = await cloud.getUserDefaultColumns({ accountId });
      expect(columns.map(({ value }) => value)).toEqual(['issuekey', 'summary']);
      await cloud.resetUserColumns({});
      const property = { accountId, propertyKey: 'tour' };
      await cloud.setUserProperty({ ...property, body: { seen: true } });
      await cloud.getUserPropertyKeys({ accountId });
      expect((await cloud.getUserProperty(property)).value).toEqual({ seen: true });
      await cloud.deleteUserProperty(property);
    },
  },
];
