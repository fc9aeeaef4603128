import { expect } from 'vitest';
import type { Case } from './case.ts';

/** Severity, a select list for bugs and incidents. */
const fieldId = 'customfield_10030';

export const fieldCases: readonly Case[] = [
  {
    title: 'fields are searched, their contexts and options read',
    run: async ({ cloud }) => {
      const found = await cloud.getFieldsPaginated({
        query: 'severity',
        expand: 'key,contextsCount,lastUsed',
      });
      expect(found.values?.map(({ id }) => id)).toEqual([fieldId]);
      const { values } = await cloud.getContextsForField({ fieldId });
      const contextId = Number(values?.[0]?.id);
      await cloud.getProjectContextMapping({ fieldId });
      await cloud.getIssueTypeMappingsForContexts({ fieldId });
      const options = await cloud.getOptionsForContext({ fieldId, contextId });
      expect(options.values).toHaveLength(4);
      await cloud.getCustomFieldOption({ id: options.values?.[0]?.id ?? '' });
    },
  },
  {
    title: 'options are added, renamed, moved and deleted',
    run: async ({ cloud }) => {
      const { values } = await cloud.getContextsForField({ fieldId });
      const contextId = Number(values?.[0]?.id);
      const place = { fieldId, contextId };
      const created = await cloud.createCustomFieldOption({
        ...place,
        options: [{ value: 'S5', disabled: false }],
      });
      const id = created.options?.[0]?.id ?? '';
      await cloud.updateCustomFieldOption({ ...place, options: [{ id, value: 'S5 – a wish' }] });
      await cloud.reorderCustomFieldOptions({ ...place, customFieldOptionIds: [id], position: 'First' });
      const { values: options } = await cloud.getOptionsForContext(place);
      expect(options?.[0]?.value).toBe('S5 – a wish');
      await cloud.deleteCustomFieldOption({ ...place, optionId: Number(id) });
    },
  },
  {
    title: 'contexts lose projects and types, fields get defaults, go to the trash and are deleted',
    run: async ({ cloud }, sandbox) => {
      const type = 'com.atlassian.jira.plugin.system.customfieldtypes:float';
      const { id = '' } = await cloud.createCustomField({ name: 'Height', type });
      const made = await cloud.createCustomFieldContext({
        fieldId: id,
        name: 'There',
        projectIds: ['10000', '10001'],
        issueTypeIds: ['10001', '10002'],
      });
      const place = { fieldId: id, contextId: Number(made.id) };
      await cloud.removeCustomFieldContextFromProjects({ ...place, projectIds: ['10001'] });
      await cloud.removeIssueTypesFromContext({ ...place, issueTypeIds: ['10002'] });
      await cloud.trashCustomField({ id });
      expect((await cloud.getTrashedFieldsPaginated({})).values?.map((field) => field.id)).toContain(id);
      await cloud.restoreCustomField({ id });
      await cloud.deleteCustomField({ id });
      const taskId = [...sandbox.site.tasks.keys()].at(-1) ?? '';
      await cloud.getTask({ taskId });
    },
  },
];
