import { expect } from 'vitest';
import type { Case } from './case.ts';

export const creationCases: readonly Case[] = [
  {
    title: 'a project from its creation to its end',
    run: async ({ cloud }, { people: [me] }) => {
      const category = await cloud.createProjectCategory({ name: 'Trials' });
      const id = Number(category.id);
      await cloud.getProjectCategoryById({ id });
      await cloud.updateProjectCategory({ id, body: { description: 'Soon gone' } });
      expect(await cloud.validateProjectKey({ key: 'TRY' })).toMatchObject({ errors: {} });
      expect(await cloud.getValidProjectKey({ key: 'PAY' })).toBe('PAY2');
      expect(await cloud.getValidProjectName({ name: 'Payments' })).toBe('Payments 2');
      const made = { key: 'TRY', name: 'A trial', projectTypeKey: 'software', categoryId: id } as const;
      await cloud.createProject({ ...made, leadAccountId: me.accountId });
      const projectIdOrKey = 'TRY';
      const { features } = await cloud.getFeaturesForProject({ projectIdOrKey });
      const featureKey = features?.[0]?.feature ?? '';
      await cloud.toggleFeatureForProject({ projectIdOrKey, featureKey, state: 'DISABLED' });
      await cloud.getAllProjectAvatars({ projectIdOrKey });
      await cloud.getProjectEmail({ projectId: 10_000 });
      expect((await cloud.updateProject({ projectIdOrKey, name: 'Renamed' })).name).toBe('Renamed');
      await cloud.archiveProject({ projectIdOrKey });
      // Of what is archived nothing is left to undo.
      await cloud.deleteProject({ projectIdOrKey });
      await cloud.removeProjectCategory({ id });
    },
  },
  {
    title: 'an issue type of the site, and what one watches and shares',
    run: async ({ cloud }, { site }) => {
      const { id = '' } = await cloud.createIssueType({ name: 'Idea', hierarchyLevel: 0 });
      expect((await cloud.updateIssueType({ id, description: 'Vague' })).description).toBe('Vague');
      await cloud.deleteIssueType({ id });
      const issueId = [...site.issues.values()][0]?.id ?? '';
      const { issuesIsWatching } = await cloud.getIsWatchingIssueBulk({ issueIds: [issueId, '1'] });
      expect(issuesIsWatching?.['1']).toBe(false);
      expect((await cloud.setDefaultShareScope({ scope: 'AUTHENTICATED' })).scope).toBe('AUTHENTICATED');
      expect((await cloud.getDefaultShareScope()).scope).toBe('AUTHENTICATED');
      await cloud.setDefaultShareScope({ scope: 'PRIVATE' });
    },
  },
  {
    title: 'many issues at once',
    run: async ({ cloud }, { site }) => {
      const [first] = [...site.issues.values()].filter(({ project }) => project.key === 'PAY');
      const selectedIssueIdsOrKeys = [first?.key ?? ''];
      await cloud.getAvailableTransitions({ issueIdsOrKeys: selectedIssueIdsOrKeys.join(',') });
      const bulkTransitionInputs = [{ selectedIssueIdsOrKeys, transitionId: '11' }];
      await cloud.submitBulkTransition({ bulkTransitionInputs });
      const editable = await cloud.getBulkEditableFields({
        issueIdsOrKeys: selectedIssueIdsOrKeys.join(','),
      });
      expect(editable.fields?.map(({ id }) => id)).toContain('priority');
      await cloud.submitBulkEdit({
        selectedIssueIdsOrKeys,
        selectedActions: ['priority'],
        editedFieldsInput: { priority: { priorityId: '2' } },
      });
      await cloud.submitBulkWatch({ selectedIssueIdsOrKeys });
      const { taskId = '' } = await cloud.submitBulkUnwatch({ selectedIssueIdsOrKeys });
      expect((await cloud.getBulkOperationProgress({ taskId })).status).toBe('COMPLETE');
      await cloud.submitBulkDelete({ selectedIssueIdsOrKeys: ['PAY-99999'] });
    },
  },
  {
    title: 'a custom field with a context of its own',
    run: async ({ cloud }) => {
      const type = 'com.atlassian.jira.plugin.system.customfieldtypes:textfield';
      const { id: fieldId = '' } = await cloud.createCustomField({ name: 'Mood', type });
      await cloud.updateCustomField({ fieldId, description: 'How it feels' });
      const made = { fieldId, name: 'Only there', projectIds: ['10000'] };
      const contextId = Number((await cloud.createCustomFieldContext(made)).id);
      await cloud.updateCustomFieldContext({ fieldId, contextId, name: 'There and elsewhere' });
      await cloud.assignProjectsToCustomFieldContext({ fieldId, contextId, projectIds: ['10001'] });
      await cloud.addIssueTypesToContext({ fieldId, contextId, issueTypeIds: ['10001'] });
      await cloud.deleteCustomFieldContext({ fieldId, contextId });
    },
  },
];
