import { contextOf } from '../site/custom-fields.ts';
import type { CustomFieldKind } from '../site/model/custom-field.ts';
import type { Issue } from '../site/model/issue.ts';
import type { IssueType } from '../site/model/issue-type.ts';
import type { Project } from '../site/model/project.ts';
import type { Site } from '../site/model/site.ts';
import { findIssue, param, queryList, queryNumber, type RestCall, type RestRoute } from './call.ts';
import {
  componentShape,
  issueTypeShape,
  priorityShape,
  projectReference,
  securityLevelShape,
  versionShape,
} from './catalogue-shapes.ts';
import { offeredOption } from './custom-field-shapes.ts';
import { type FieldDefinition, fieldsOf } from './fields.ts';
import { hiddenInEdits } from './issue/field-permissions.ts';
import { findProject } from './project-routes.ts';
import { JiraRefusal } from './refusal.ts';

/** Kept by Jira Software itself. */
const NOT_ON_SCREENS: ReadonlySet<CustomFieldKind> = new Set(['rank', 'epicColor', 'epicStatus']);

/** Entries that are written to an issue that is there. */
const ON_EDIT_SCREENS = ['comment', 'worklog'];

export const createmetaRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/issue/createmeta', scope: 'read:jira-work', handle: everyCreateScreen },
  {
    method: 'GET',
    path: '/issue/:key/editmeta',
    scope: 'read:jira-work',
    handle: (call) => editMeta(call, findIssue(call.site, param(call, 'key'))),
  },
  {
    method: 'GET',
    path: '/issue/createmeta/:project/issuetypes',
    scope: 'read:jira-work',
    handle: (call) => {
      const { issueTypes } = findProject(call, param(call, 'project'));
      return page(
        call,
        'issueTypes',
        issueTypes.map((type) => issueTypeShape(type, call.base)),
      );
    },
  },
  {
    method: 'GET',
    path: '/issue/createmeta/:project/issuetypes/:type',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'project'));
      const type = project.issueTypes.find((candidate) => candidate.id === param(call, 'type'));
      if (type === undefined)
        throw new JiraRefusal(404, ['The issue type is not available in this project.']);
      return page(call, 'fields', createFields(call.site, project, type, call.base));
    },
  },
];

/** What this person may edit of the issue, with the values that may be chosen. */
export function editMeta(call: RestCall, issue: Issue) {
  const { project, type } = issue;
  if (!call.permissions.may(call.me, 'EDIT_ISSUES', project, issue)) return { fields: {} };
  const hidden = hiddenInEdits(call, project, issue);
  const all = createFields(call.site, project, type, call.base, ON_EDIT_SCREENS);
  const shown = all.filter(({ fieldId }) => !hidden.has(fieldId));
  const { issuetype, project: _project, ...fields } = byId(shown);
  const types = project.issueTypes.filter(({ hierarchyLevel }) => hierarchyLevel === type.hierarchyLevel);
  const allowedValues = types.map((other) => issueTypeShape(other, call.base));
  return { fields: { ...fields, issuetype: { ...issuetype, allowedValues } } };
}

/** The older operation: all projects and types asked for at once, with their fields if wanted. */
function everyCreateScreen(call: RestCall) {
  const { site, base } = call;
  const asked = (name: string, ...values: string[]) => {
    const wanted = queryList(call, name);
    return wanted.length === 0 || values.some((value) => wanted.includes(value));
  };
  const withFields = queryList(call, 'expand').includes('projects.issuetypes.fields');
  return {
    expand: 'projects',
    projects: site.projects
      .filter(({ id, key }) => asked('projectIds', id) && asked('projectKeys', key))
      .map((project) => {
        const { self, id, key, name, avatarUrls } = projectReference(project, base);
        const types = project.issueTypes.filter(
          (type) => asked('issuetypeIds', type.id) && asked('issuetypeNames', type.name),
        );
        return {
          expand: 'issuetypes',
          ...{ self, id, key, name, avatarUrls },
          issuetypes: types.map((type) => ({
            ...issueTypeShape(type, base),
            expand: 'fields',
            ...(withFields ? { fields: byId(createFields(site, project, type, base)) } : {}),
          })),
        };
      }),
  };
}

function byId(fields: ReturnType<typeof createFields>) {
  return Object.fromEntries(fields.map(({ fieldId: _id, ...field }) => [field.key, field]));
}

/** Ids of the fields on the screens of a project, whatever the type of the issue. */
export function screenFieldIds(site: Site, project: Project, base: string): readonly string[] {
  const shown = project.issueTypes.flatMap((type) => createFields(site, project, type, base));
  return [...new Set(shown.map(({ fieldId }) => fieldId))];
}

/** What the screen of the type shows, with the values that may be chosen. `also`: what only this screen has. */
function createFields(
  site: Site,
  project: Project,
  type: IssueType,
  base: string,
  also: readonly string[] = [],
) {
  const choices: Record<string, readonly unknown[] | null> = {
    summary: null,
    issuetype: [issueTypeShape(type, base)],
    project: [projectReference(project, base)],
    description: null,
    environment: null,
    priority: site.priorities.map((priority) => priorityShape(priority, base)),
    assignee: null,
    reporter: null,
    labels: null,
    duedate: null,
    timetracking: null,
    attachment: null,
    issuelinks: null,
    ...Object.fromEntries(also.map((id) => [id, null])),
    components: project.components.map((component) => componentShape(component, base)),
    ...(project.versions.length === 0
      ? {}
      : {
          fixVersions: project.versions.map((version) => versionShape(version, base)),
          versions: project.versions.map((version) => versionShape(version, base)),
        }),
    ...(project.securityLevels.length === 0
      ? {}
      : { security: project.securityLevels.map((level) => securityLevelShape(level, base)) }),
    ...(type.hierarchyLevel === 1 ? {} : { parent: null }),
    ...customChoices(site, project, type, base),
  };
  const required = new Set([
    'summary',
    'issuetype',
    'project',
    ...(type.hierarchyLevel === -1 ? ['parent'] : []),
  ]);
  const withDefault = new Set([
    'priority',
    'reporter',
    ...site.customFields.flatMap((field) => (contextOf(field, project, type)?.default ? [field.id] : [])),
  ]);
  return fieldsOf(site)
    .filter((field) => field.id in choices)
    .map((field) => ({
      required: required.has(field.id),
      schema: field.schema,
      name: field.name,
      key: field.id,
      fieldId: field.id,
      hasDefaultValue: withDefault.has(field.id),
      operations: operationsOf(field),
      ...completedAt(field.id, project, base),
      ...(choices[field.id] == null ? {} : { allowedValues: choices[field.id] }),
    }));
}

const operationsById: Readonly<Record<string, readonly string[]>> = {
  timetracking: ['set', 'edit'],
  attachment: ['set', 'copy'],
  issuelinks: ['add', 'copy'],
  comment: ['add', 'edit', 'remove'],
  worklog: ['add', 'edit', 'remove'],
};

function operationsOf({ id, schema }: FieldDefinition): readonly string[] {
  return operationsById[id] ?? (schema['type'] === 'array' ? ['add', 'set', 'remove'] : ['set']);
}

/** Where a client asks for values while somebody types. */
function completedAt(id: string, project: Project, base: string): { autoCompleteUrl?: string } {
  if (id === 'assignee')
    return { autoCompleteUrl: `${base}/rest/api/3/user/assignable/search?project=${project.key}&query=` };
  if (id === 'reporter') return { autoCompleteUrl: `${base}/rest/api/3/user/search?query=` };
  if (id === 'issuelinks')
    return { autoCompleteUrl: `${base}/rest/api/3/issue/picker?currentProjectId=&showSubTaskParent=&query=` };
  return {};
}

/** The custom fields that the type's context offers; their options where they have some. */
function customChoices(site: Site, project: Project, type: IssueType, base: string) {
  return Object.fromEntries(
    site.customFields.flatMap((field) => {
      const context = contextOf(field, project, type);
      if (context === null || NOT_ON_SCREENS.has(field.kind)) return [];
      const options = context.options.filter(({ disabled }) => !disabled);
      return [[field.id, options.length === 0 ? null : options.map((option) => offeredOption(option, base))]];
    }),
  );
}

function page(call: RestCall, name: string, entries: readonly unknown[]) {
  const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = queryNumber(call, 'maxResults', 50, 200);
  return { maxResults, startAt, total: entries.length, [name]: entries.slice(startAt, startAt + maxResults) };
}
