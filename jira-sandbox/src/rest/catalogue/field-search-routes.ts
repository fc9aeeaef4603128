import type { CustomField } from '../../site/model/custom-field.ts';
import { param, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { type FieldDefinition, fieldsOf } from '../fields.ts';
import { folded } from '../fold.ts';
import { orderedBy } from '../order.ts';
import { pageOf } from '../page.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

export const fieldSearchRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/field/search', scope: 'read:jira-work', handle: search },
  {
    method: 'GET',
    path: '/customFieldOption/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const id = param(call, 'id');
      const options = call.site.customFields
        .flatMap(({ contexts }) => contexts)
        .flatMap(({ options: roots }) => roots)
        .flatMap((option) => [option, ...option.children]);
      const option = options.find((candidate) => candidate.id === id);
      if (option === undefined)
        throw new JiraRefusal(404, [`A custom field option with id '${id}' does not exist`]);
      return { self: `${call.base}/rest/api/3/customFieldOption/${id}`, value: option.value };
    },
  },
];

function search(call: RestCall) {
  const types = queryList(call, 'type');
  const unknown = types.find((type) => type !== 'custom' && type !== 'system');
  if (unknown !== undefined) throw badRequest(`The value '${unknown}' of 'type' is not valid.`);
  const ids = queryList(call, 'id');
  const words = folded(queryText(call, 'query') ?? '');
  const customs = new Map(call.site.customFields.map((field) => [field.id, field]));
  const found = fieldsOf(call.site)
    .filter(({ id }) => types.length === 0 || types.includes(customs.has(id) ? 'custom' : 'system'))
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(({ id, name }) => folded(`${name} ${customs.get(id)?.description ?? ''}`).includes(words));
  const ordered = orderedBy(call, found, {
    name: ({ name }) => folded(name),
    contextsCount: ({ id }) => customs.get(id)?.contexts.length ?? 0,
    projectsCount: ({ id }) => projectsOf(customs.get(id), call),
    screensCount: () => 1,
    lastUsed: () => 0,
  });
  const expand = queryList(call, 'expand');
  return pageOf(call, ordered, (field) => fieldShape(field, customs.get(field.id), call, expand));
}

function fieldShape(
  { id, name, schema }: FieldDefinition,
  custom: CustomField | undefined,
  call: RestCall,
  expand: readonly string[],
) {
  return {
    id,
    name,
    schema,
    ...(custom === undefined ? {} : { description: custom.description, key: id, stableId: `sandbox__${id}` }),
    ...(expand.includes('key') ? { key: id } : {}),
    isLocked: custom !== undefined && ['sprint', 'rank', 'epicLink'].includes(custom.kind),
    ...(expand.includes('screensCount') ? { screensCount: 1 } : {}),
    ...(expand.includes('contextsCount') ? { contextsCount: custom?.contexts.length ?? 0 } : {}),
    ...(expand.includes('projectsCount') ? { projectsCount: projectsOf(custom, call) } : {}),
    ...(expand.includes('lastUsed') ? { lastUsed: { type: 'NOT_TRACKED' } } : {}),
  };
}

function projectsOf(custom: CustomField | undefined, { site }: RestCall): number {
  if (custom === undefined || custom.contexts.some(({ projects }) => projects === null))
    return site.projects.length;
  return new Set(custom.contexts.flatMap(({ projects }) => projects ?? [])).size;
}
