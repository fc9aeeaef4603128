import type { Project } from '../../site/model/project.ts';
import type { ProjectDraft, ProjectFields } from '../../site/project-changes.ts';
import { bodyRecord, type RestCall } from '../call.ts';
import { folded } from '../fold.ts';
import { givenText } from '../given-text.ts';
import { invalidFields } from '../refusal.ts';

const LONGEST_NAME = 80;
const KEY = /^[A-Z][A-Z0-9]{1,9}$/;

/** What a new project is made of. Throws a 400 that names every field that is wrong. */
export function projectDraftIn(call: RestCall): ProjectDraft {
  const body = bodyRecord(call);
  const errors: Record<string, string> = {};
  const { key, projectTypeKey, projectTemplateKey: template } = body;
  const keyFault = keyFaultOf(call, key);
  if (keyFault !== null) errors['projectKey'] = keyFault;
  const fields = readFields(call, body, null, errors);
  if (fields.name === undefined) errors['projectName'] ??= 'You must specify a valid project name.';
  const { lead } = fields;
  if (lead === undefined) errors['projectLead'] ??= 'You must specify a valid project lead.';
  const named = typeof template === 'string' ? template : '';
  const typeKey = TYPES.find((type) => type === (projectTypeKey ?? typeOfTemplate(named)));
  if (typeKey === undefined)
    errors['projectType'] =
      'An invalid project type was specified. Make sure the project type matches the project template.';
  if (Object.keys(errors).length > 0 || typeKey === undefined || lead === undefined)
    throw invalidFields(errors);
  const isSoftware = typeKey === 'software';
  return {
    description: '',
    url: '',
    assigneeType: 'UNASSIGNED',
    category: null,
    permissionSchemeId: '10000',
    ...fields,
    lead,
    name: fields.name ?? '',
    key: givenText(key),
    typeKey,
    style: named.includes('agility') ? 'next-gen' : 'classic',
    board: !isSoftware ? null : named.includes('kanban') || named.includes('basic') ? 'kanban' : 'scrum',
  };
}

/** What is changed of a project but its key. */
export function projectChangesIn(call: RestCall, project: Project): Partial<ProjectFields> {
  const errors: Record<string, string> = {};
  const fields = readFields(call, bodyRecord(call), project, errors);
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return fields;
}

/** Null: the key can be given to a new project, or to this one, which may have had it before. */
export function keyFaultOf(
  { changes: { site } }: RestCall,
  key: unknown,
  own: Project | null = null,
): string | null {
  if (typeof key !== 'string' || key === '')
    return 'You must specify a unique project key, at least 2 characters long, containing only uppercase letters.';
  if (!KEY.test(key))
    return 'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.';
  const taken = [...site.projects, ...site.hiddenProjects.map(({ project }) => project)].find(
    (project) => project.key === key,
  );
  const former = site.formerProjectKeys.get(key);
  const user = taken ?? (former === own ? undefined : former);
  return user === undefined ? null : `Project '${user.name}' uses this project key.`;
}

export function nameFaultOf(
  { changes: { site } }: RestCall,
  name: unknown,
  old: Project | null,
): string | null {
  if (typeof name !== 'string' || name.trim() === '') return 'You must specify a valid project name.';
  if (name.length > LONGEST_NAME)
    return `The project name must not exceed ${LONGEST_NAME} characters in length.`;
  const same = site.projects.some(
    (project) => project !== old && folded(project.name) === folded(name.trim()),
  );
  return same ? 'A project with that name already exists.' : null;
}

const TYPES = ['software', 'service_desk', 'business'] as const;

function typeOfTemplate(template: string): Project['typeKey'] {
  if (template.startsWith('com.atlassian.servicedesk')) return 'service_desk';
  return template.startsWith('com.atlassian.jira-core') ? 'business' : 'software';
}

function readFields(
  call: RestCall,
  body: Record<string, unknown>,
  old: Project | null,
  errors: Record<string, string>,
): Partial<ProjectFields> {
  const fields: Partial<ProjectFields> = {};
  // Null leaves a field alone, as clients send it that name every field.
  const given = (name: string) => body[name] !== undefined && body[name] !== null;
  const { name, description, url, assigneeType, categoryId, permissionScheme } = body;
  if (given('name')) {
    const fault = nameFaultOf(call, name, old);
    if (fault === null) fields.name = givenText(name).trim();
    else errors['projectName'] = fault;
  }
  for (const [text, value] of Object.entries({ description, url })) {
    if (!given(text)) continue;
    if (typeof value === 'string') Object.assign(fields, { [text]: value });
    else errors[text] = `'${text}' must be a text.`;
  }
  const leadName = given('leadAccountId') ? body['leadAccountId'] : given('lead') ? body['lead'] : null;
  if (leadName !== null) {
    const lead = call.site.people.find(({ accountId, active }) => active && accountId === leadName);
    if (lead === undefined) errors['projectLead'] = 'You must specify a valid project lead.';
    else fields.lead = lead;
  }
  if (given('assigneeType')) {
    if (assigneeType === 'PROJECT_LEAD' || assigneeType === 'UNASSIGNED') fields.assigneeType = assigneeType;
    else errors['assigneeType'] = `The assignee type '${givenText(assigneeType)}' is invalid.`;
  }
  if (given('categoryId')) {
    const category = call.site.projectCategories.find(({ id }) => id === givenText(categoryId));
    if (givenText(categoryId) === '-1') fields.category = null;
    else if (category === undefined) errors['projectCategory'] = 'The project category does not exist.';
    else fields.category = category;
  }
  if (given('permissionScheme')) {
    const scheme = call.site.permissionSchemes.find(({ id }) => id === givenText(permissionScheme));
    if (scheme === undefined) errors['permissionScheme'] = 'The permission scheme does not exist.';
    else fields.permissionSchemeId = scheme.id;
  }
  return fields;
}
