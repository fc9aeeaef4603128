import { param, queryText, type RestRoute } from '../call.ts';
import { fieldsOf } from '../fields.ts';
import { pageOf } from '../page.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { JiraRefusal } from '../refusal.ts';
import { pageOfSchemes, schemesOfProjects } from './project-schemes.ts';

const USUAL = {
  id: 10_000,
  name: 'Default Field Configuration',
  description: 'The default field configuration',
  isDefault: true,
};
/** Fields that are written in rich text. */
const RICH = new Set(['description', 'environment', 'comment', 'worklog']);

/** Every project has the one field configuration that Jira brings; so there are no schemes. */
export const fieldConfigurationRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/fieldconfiguration',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const isMeant = queryText(call, 'isDefault') !== 'false';
      const words = (queryText(call, 'query') ?? '').toLowerCase();
      const found = [USUAL].filter(({ name }) => isMeant && name.toLowerCase().includes(words));
      return pageOf(call, found, (configuration) => configuration);
    },
  },
  {
    method: 'GET',
    path: '/fieldconfiguration/:id/fields',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      if (param(call, 'id') !== String(USUAL.id))
        throw new JiraRefusal(404, ['The field configuration was not found.']);
      return pageOf(call, fieldsOf(call.site), ({ id, schema }) => ({
        id,
        isHidden: false,
        isRequired: id === 'summary' || id === 'issuetype',
        ...(RICH.has(id) || String(schema['custom'] ?? '').endsWith(':textarea')
          ? { renderer: 'wiki-renderer' }
          : {}),
      }));
    },
  },
  {
    method: 'GET',
    path: '/fieldconfigurationscheme',
    scope: 'manage:jira-configuration',
    handle: (call) => pageOfSchemes(call, []),
  },
  {
    method: 'GET',
    path: '/fieldconfigurationscheme/mapping',
    scope: 'manage:jira-configuration',
    handle: (call) => pageOfSchemes(call, []),
  },
  schemesOfProjects('/fieldconfigurationscheme/project', 'fieldConfigurationScheme', () => null),
];
