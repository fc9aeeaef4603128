import { expect } from 'vitest';
import type { Case } from './case.ts';

const projectKeyOrId = 'PAY';

export const schemeCases: readonly Case[] = [
  {
    title: 'permission schemes and which of them a project has',
    run: async ({ cloud }) => {
      const { permissionSchemes } = await cloud.getAllPermissionSchemes({ expand: 'permissions' });
      expect(permissionSchemes?.map(({ id }) => id)).toEqual([0, 10_000, 10_001, 10_002]);
      await cloud.getPermissionScheme({ schemeId: 10_000 });
      const { permissions = [] } = await cloud.getPermissionSchemeGrants({ schemeId: 10_000 });
      await cloud.getPermissionSchemeGrant({ schemeId: 10_000, permissionId: permissions[0]?.id ?? 0 });
      expect((await cloud.getAssignedPermissionScheme({ projectKeyOrId })).id).toBe(10_000);
      await cloud.assignPermissionScheme({ projectKeyOrId, id: 10_000 });
    },
  },
  {
    title: 'permission schemes are made, changed and deleted, grant by grant',
    run: async ({ cloud }) => {
      const permissions = [{ permission: 'BROWSE_PROJECTS', holder: { type: 'projectLead' } }];
      const made = await cloud.createPermissionScheme({ body: { name: 'For strangers', permissions } });
      const schemeId = made.id ?? 0;
      await cloud.updatePermissionScheme({ schemeId, body: { name: 'For all', description: 'They look' } });
      const holder = { type: 'projectRole', value: '10004' };
      const grant = await cloud.createPermissionGrant({ schemeId, permission: 'EDIT_ISSUES', holder });
      const granted = (await cloud.getPermissionSchemeGrants({ schemeId })).permissions;
      expect(granted?.map(({ permission }) => permission)).toEqual(['BROWSE_PROJECTS', 'EDIT_ISSUES']);
      await cloud.deletePermissionSchemeEntity({ schemeId, permissionId: grant.id ?? 0 });
      await cloud.deletePermissionScheme({ schemeId });
    },
  },
  {
    title: 'roles of the site and whom new projects give them',
    run: async ({ cloud }, { people }) => {
      const { id = 0 } = await cloud.createProjectRole({ name: 'Strangers', description: 'Not from here' });
      await cloud.getProjectRoleById({ id });
      await cloud.partialUpdateProjectRole({ id, name: 'Passers-by' });
      await cloud.fullyUpdateProjectRole({ id, name: 'Passers-by', description: 'Soon gone' });
      const user = [people[2]?.accountId ?? ''];
      const { actors } = await cloud.addProjectRoleActorsToRole({ id, user });
      expect(actors?.map(({ actorUser }) => actorUser?.accountId)).toEqual(user);
      await cloud.getProjectRoleActorsForRole({ id });
      await cloud.deleteProjectRoleActorsFromRole({ id, user: user[0] });
      await cloud.deleteProjectRole({ id });
    },
  },
  {
    title: 'schemes of notifications, security, issue types and screens',
    run: async ({ cloud }) => {
      await cloud.getNotificationSchemes({ expand: 'all' });
      await cloud.getNotificationScheme({ id: 10_000 });
      await cloud.getNotificationSchemeToProjectMappings({});
      await cloud.getNotificationSchemeForProject({ projectKeyOrId });
      await cloud.getIssueSecuritySchemes();
      await cloud.getIssueSecurityScheme({ id: 10_000 });
      await cloud.getIssueSecurityLevel({ id: '10100' });
      await cloud.getIssueSecurityLevelMembers({ issueSecuritySchemeId: 10_000 });
      await cloud.setBanner({ message: 'Closed on Friday', isEnabled: true });
      const { records } = await cloud.getAuditRecords({ filter: 'banner' });
      expect(records?.[0]?.summary).toBe('Announcement banner updated');
      await cloud.getProjectIssueSecurityScheme({ projectKeyOrId: 'DESK' });
      await cloud.getSecurityLevelsForProject({ projectKeyOrId });
      await cloud.getAllIssueTypeSchemes({});
      await cloud.getIssueTypeSchemesMapping({});
      await cloud.getIssueTypeSchemeForProjects({ projectId: [10_000] });
      await cloud.getIssueTypeScreenSchemes({});
      await cloud.getIssueTypeScreenSchemeMappings({});
      await cloud.getIssueTypeScreenSchemeProjectAssociations({ projectId: [10_000] });
      await cloud.getScreenSchemes({});
    },
  },
  {
    title: 'screens with their tabs and fields',
    run: async ({ cloud }) => {
      const { values } = await cloud.getScreens({ queryString: 'PAY' });
      const screenId = values?.[0]?.id ?? 0;
      const [tab] = await cloud.getAllScreenTabs({ screenId });
      const fields = await cloud.getAllScreenTabFields({ screenId, tabId: tab?.id ?? 0 });
      expect(fields.map(({ id }) => id)).toContain('summary');
      const others = await cloud.getAvailableScreenFields({ screenId });
      expect(others.map(({ id }) => id)).not.toContain('summary');
      await cloud.getScreensForField({ fieldId: 'summary' });
    },
  },
  {
    title: 'workflow schemes, and where workflows and statuses are used',
    run: async ({ cloud }) => {
      const { values } = await cloud.getAllWorkflowSchemes({});
      const id = values?.[0]?.id ?? 0;
      await cloud.getWorkflowScheme({ id });
      const { workflow } = await cloud.getDefaultWorkflow({ id });
      expect(workflow).toBe('Software development workflow');
      await cloud.getWorkflow({ id });
      await cloud.getWorkflowSchemeIssueType({ id, issueType: '10001' });
      await cloud.getWorkflowSchemeProjectAssociations({ projectId: [10_000] });
      await cloud.getProjectUsagesForStatus({ statusId: '3' });
      const { workflows } = await cloud.getWorkflowUsagesForStatus({ statusId: '3' });
      const workflowId = workflows?.values?.[0]?.id ?? '';
      await cloud.getProjectUsagesForWorkflow({ workflowId });
    },
  },
  {
    title: 'how the site is set up',
    run: async ({ cloud }) => {
      await cloud.getApplicationProperty({});
      await cloud.getAdvancedSettings();
      const [role] = await cloud.getAllApplicationRoles();
      await cloud.getApplicationRole({ key: role?.key ?? '' });
      await cloud.getBanner();
      await cloud.getSelectedTimeTrackingImplementation();
      await cloud.getAvailableTimeTrackingImplementations();
      await cloud.getIssueNavigatorDefaultColumns();
      await cloud.getAllSystemAvatars({ type: 'project' });
      await cloud.getAvatars({ type: 'project', entityId: '10000' });
    },
  },
];
