import type { CustomField, FieldContext } from '../../site/model/custom-field.ts';
import { param, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { pageOf } from '../page.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { JiraRefusal } from '../refusal.ts';

/** One project or issue type of a context, or all of them. */
type Mapping = { readonly contextId: string } & Readonly<Record<string, string | boolean>>;

/** For which projects and issue types a custom field has which options. */
export const fieldContextRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/field/:field/context',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const contexts = chosen(call)
        .filter(({ issueTypes }) => isAsked(call, 'isAnyIssueType', issueTypes === null))
        .filter(({ projects }) => isAsked(call, 'isGlobalContext', projects === null));
      return pageOf(call, contexts, ({ id, name, description, projects, issueTypes }) => ({
        id,
        name,
        description,
        isGlobalContext: projects === null,
        isAnyIssueType: issueTypes === null,
      }));
    },
  },
  {
    method: 'GET',
    path: '/field/:field/context/projectmapping',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const mappings = chosen(call).flatMap<Mapping>(({ id, projects }) =>
        projects === null
          ? { contextId: id, isGlobalContext: true }
          : projects.map((project) => ({ contextId: id, projectId: project.id })),
      );
      return pageOf(call, mappings, (mapping) => mapping);
    },
  },
  {
    method: 'GET',
    path: '/field/:field/context/issuetypemapping',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const mappings = chosen(call).flatMap<Mapping>(({ id, issueTypes }) =>
        issueTypes === null
          ? [{ contextId: id, isAnyIssueType: true }]
          : issueTypes.map((type) => ({ contextId: id, issueTypeId: type.id })),
      );
      return pageOf(call, mappings, (mapping) => mapping);
    },
  },
];

function chosen(call: RestCall): readonly FieldContext[] {
  const ids = queryList(call, 'contextId');
  return findField(call).contexts.filter(({ id }) => ids.length === 0 || ids.includes(id));
}

function isAsked(call: RestCall, name: string, value: boolean): boolean {
  const wanted = queryText(call, name);
  return wanted === null || wanted === String(value);
}

/** Only administrators see the contexts of a field. */
export function findField(call: RestCall): CustomField {
  requireSiteAdministration(call);
  const field = call.site.customFields.find(({ id }) => id === param(call, 'field'));
  if (field === undefined) throw new JiraRefusal(404, ['The custom field was not found.']);
  return field;
}

export function findContext(call: RestCall): FieldContext {
  const context = findField(call).contexts.find(({ id }) => id === param(call, 'context'));
  if (context === undefined) throw new JiraRefusal(404, ['The custom field context was not found.']);
  return context;
}
