import { expect } from 'vitest';
import type { Case } from './case.ts';

const projectIdOrKey = 'PAY';

export const projectChangeCases: readonly Case[] = [
  {
    title: 'a component from creation to deletion',
    run: async ({ cloud }, { people: [me] }) => {
      const lead = { leadAccountId: me.accountId, assigneeType: 'COMPONENT_LEAD' } as const;
      const { id = '' } = await cloud.createComponent({ project: projectIdOrKey, name: 'Fraud', ...lead });
      const changed = await cloud.updateComponent({ id, body: { name: 'Fraud and risk' } });
      expect(changed.name).toBe('Fraud and risk');
      const found = await cloud.findComponentsForProjects({
        projectIdsOrKeys: [projectIdOrKey],
        query: 'fr',
      });
      expect(found.values?.map(({ name }) => name)).toEqual(['Fraud and risk']);
      await cloud.deleteComponent({ id });
    },
  },
  {
    title: 'versions are made, moved, merged and replaced',
    run: async ({ cloud }) => {
      const make = async (name: string) => (await cloud.createVersion({ projectId: 10_000, name })).id ?? '';
      const [first, second, third] = [await make('X1'), await make('X2'), await make('X3')];
      await cloud.updateVersion({ id: first, body: { released: true, releaseDate: '2026-11-20' } });
      await cloud.moveVersion({ id: third, position: 'First' });
      await cloud.mergeVersions({ id: first, moveIssuesTo: second });
      await cloud.deleteAndReplaceVersion({ id: second, moveFixIssuesTo: Number(third) });
      await cloud.deleteAndReplaceVersion({ id: third });
    },
  },
  {
    title: 'roles and who has them',
    run: async ({ cloud }, { people: [, , , fourth, fifth] }) => {
      const role = { projectIdOrKey, id: 10_005 };
      expect(Object.keys(await cloud.getProjectRoles({ projectIdOrKey }))).toContain('Administrators');
      await cloud.getProjectRoleDetails({ projectIdOrKey });
      await cloud.getAllProjectRoles();
      await cloud.getProjectRoleById({ id: 10_002 });
      await cloud.addActorUsers({ ...role, user: [fourth?.accountId ?? ''] });
      await cloud.setActors({
        ...role,
        body: {
          categorisedActors: {
            'atlassian-user-role-actor': [fourth?.accountId ?? '', fifth?.accountId ?? ''],
          },
        },
      });
      await cloud.deleteActor({ ...role, user: fifth?.accountId ?? '' });
      const { actors } = await cloud.getProjectRole(role);
      expect(actors?.map(({ displayName }) => displayName)).toEqual([fourth?.displayName]);
    },
  },
  {
    title: 'properties of a project',
    run: async ({ cloud }) => {
      const property = { projectIdOrKey, propertyKey: 'team.calendar' };
      await cloud.setProjectProperty({ ...property, body: { weeks: 2 } });
      await cloud.getProjectPropertyKeys({ projectIdOrKey });
      expect((await cloud.getProjectProperty(property)).value).toEqual({ weeks: 2 });
      await cloud.deleteProjectProperty(property);
    },
  },
  {
    title: 'link types of the site',
    run: async ({ cloud }) => {
      const texts = { name: 'Causes', inward: 'is caused by', outward: 'causes' };
      const { id: issueLinkTypeId = '' } = await cloud.createIssueLinkType(texts);
      await cloud.updateIssueLinkType({ issueLinkTypeId, name: 'Cause' });
      await cloud.deleteIssueLinkType({ issueLinkTypeId });
    },
  },
];
