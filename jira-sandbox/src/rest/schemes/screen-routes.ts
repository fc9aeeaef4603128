import type { Project } from '../../site/model/project.ts';
import { param, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { screenFieldIds } from '../createmeta-routes.ts';
import { fieldsOf } from '../fields.ts';
import { pageOf } from '../page.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { pageOfSchemes, schemeIdOf, schemeOf, schemesOfProjects } from './project-schemes.ts';

interface Screen {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** What is on its one tab. */
  readonly fieldIds: readonly string[];
}

const TAB = 'Field Tab';
const FIRST_TAB = 10_000;

/** What people fill in: a screen for each project, and those that Jira brings for workflows. They are read. */
export const screenRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/screens',
    scope: 'manage:jira-project',
    handle: (call) => {
      const ids = queryList(call, 'id');
      const words = (queryText(call, 'queryString') ?? '').toLowerCase();
      const found = screensOf(call)
        .filter(({ id }) => ids.length === 0 || ids.includes(String(id)))
        .filter(({ name }) => name.toLowerCase().includes(words));
      return pageOf(call, found, screenShape, 100);
    },
  },
  {
    method: 'GET',
    path: '/screens/tabs',
    scope: 'manage:jira-project',
    handle: (call) => {
      const screens = queryList(call, 'screenId');
      const found = screensOf(call).filter(({ id }) => screens.length === 0 || screens.includes(String(id)));
      return pageOf(call, found, ({ id, fieldIds }) => ({
        screenId: id,
        tabId: tabOf(id),
        tabName: TAB,
        fields: fieldIds,
      }));
    },
  },
  {
    method: 'GET',
    path: '/screens/:screen/tabs',
    scope: 'manage:jira-project',
    handle: (call) => [{ id: tabOf(findScreen(call).id), name: TAB }],
  },
  {
    method: 'GET',
    path: '/screens/:screen/tabs/:tab/fields',
    scope: 'manage:jira-project',
    handle: (call) => {
      const { id, fieldIds } = findScreen(call);
      if (param(call, 'tab') !== String(tabOf(id)))
        throw new JiraRefusal(404, ['The screen tab was not found.']);
      return named(call, (field) => fieldIds.includes(field));
    },
  },
  {
    method: 'GET',
    path: '/screens/:screen/availableFields',
    scope: 'manage:jira-project',
    handle: (call) => {
      const { fieldIds } = findScreen(call);
      return named(call, (field) => !fieldIds.includes(field));
    },
  },
  {
    method: 'GET',
    path: '/field/:field/screens',
    scope: 'manage:jira-project',
    handle: (call) => {
      const field = param(call, 'field');
      if (!fieldsOf(call.site).some(({ id }) => id === field))
        throw badRequest(`There is no field '${field}'.`);
      const withTab = queryList(call, 'expand').includes('tab');
      const found = screensOf(call).filter(({ fieldIds }) => fieldIds.includes(field));
      return pageOf(call, found, (screen) => ({
        ...screenShape(screen),
        ...(withTab ? { tab: { id: tabOf(screen.id), name: TAB } } : {}),
      }));
    },
  },
  {
    method: 'GET',
    path: '/screenscheme',
    scope: 'manage:jira-project',
    handle: (call) => {
      const schemes = call.site.projects.map((project) => screenSchemeOf(project));
      const page = pageOfSchemes(call, schemes);
      const values = page.values.flatMap((shown) => schemes.filter((scheme) => scheme === shown));
      return { ...page, values: values.map((scheme) => ({ ...scheme, id: Number(scheme.id) })) };
    },
  },
  {
    method: 'GET',
    path: '/issuetypescreenscheme',
    scope: 'manage:jira-configuration',
    handle: (call) => pageOfSchemes(call, call.site.projects.map(typeScreenScheme)),
  },
  {
    method: 'GET',
    path: '/issuetypescreenscheme/mapping',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const ids = queryList(call, 'issueTypeScreenSchemeId');
      const mappings = call.site.projects
        .map((project) => ({
          issueTypeScreenSchemeId: schemeIdOf(project),
          issueTypeId: 'default',
          screenSchemeId: schemeIdOf(project),
        }))
        .filter(({ issueTypeScreenSchemeId }) => ids.length === 0 || ids.includes(issueTypeScreenSchemeId));
      return pageOf(call, mappings, (mapping) => mapping);
    },
  },
  schemesOfProjects('/issuetypescreenscheme/project', 'issueTypeScreenScheme', typeScreenScheme),
];

function screensOf(call: RestCall): readonly Screen[] {
  requireSiteAdministration(call);
  const all = fieldsOf(call.site).map(({ id }) => id);
  return [
    { id: 1, name: 'Default Screen', description: 'Allows to update all system fields.', fieldIds: all },
    {
      id: 2,
      name: 'Workflow Screen',
      description: 'This screen is used in the workflow and enables you to assign issues',
      fieldIds: ['assignee'],
    },
    {
      id: 3,
      name: 'Resolve Issue Screen',
      description: 'Allows to set resolution, change fix versions and assign an issue.',
      fieldIds: ['resolution', 'fixVersions', 'assignee'],
    },
    ...call.site.projects.map((project) => ({
      id: screenIdOf(project),
      name: `${project.key}: Default Issue Screen`,
      description: `Shown where issues of ${project.name} are created, edited and viewed.`,
      fieldIds: screenFieldIds(call.site, project, call.base),
    })),
  ];
}

function screenIdOf({ id }: Project): number {
  return Number(id);
}

/** Each screen has one tab. */
function tabOf(screen: number): number {
  return FIRST_TAB + screen;
}

function findScreen(call: RestCall): Screen {
  const screen = screensOf(call).find(({ id }) => String(id) === param(call, 'screen'));
  if (screen === undefined)
    throw new JiraRefusal(404, [`Screen with id ${param(call, 'screen')} does not exist`]);
  return screen;
}

function screenShape({ id, name, description }: Screen) {
  return { id, name, description };
}

function named(call: RestCall, isMeant: (field: string) => boolean) {
  return fieldsOf(call.site)
    .filter(({ id }) => isMeant(id))
    .map(({ id, name }) => ({ id, name }));
}

function screenSchemeOf(project: Project) {
  return { ...schemeOf(project, 'Screen Scheme'), screens: { default: screenIdOf(project) } };
}

function typeScreenScheme(project: Project) {
  return schemeOf(project, 'Issue Type Screen Scheme');
}
