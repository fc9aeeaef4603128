import { deleteField, restoreField, trashField } from '../../site/field-changes.ts';
import type { CustomField } from '../../site/model/custom-field.ts';
import { param, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { customFieldDefinition } from '../custom-field-shapes.ts';
import { folded } from '../fold.ts';
import { orderedBy } from '../order.ts';
import { pageOf } from '../page.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { answerTask } from '../tasks/task-routes.ts';

const DAY_MS = 86_400_000;
/** How long Jira keeps what is in the trash. */
const KEPT_DAYS = 60;
/** Jira Software's own fields stay. */
const LOCKED: ReadonlySet<CustomField['kind']> = new Set([
  'sprint',
  'epicLink',
  'epicName',
  'epicColor',
  'epicStatus',
  'rank',
  'storyPoints',
]);

/** Custom fields go to the trash, come back and are deleted for good. */
export const fieldTrashRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/field/:field/trash',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const field = find(call, false);
      trashField(call.changes.site, field, call.me, call.now);
      return '';
    },
  },
  {
    method: 'POST',
    path: '/field/:field/restore',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const field = find(call, true);
      if (!call.site.trashedFields.some((trashed) => trashed.field === field))
        throw badRequest(`The custom field '${field.name}' is not in the trash.`);
      restoreField(call.changes.site, field);
      return '';
    },
  },
  {
    method: 'DELETE',
    path: '/field/:field',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const field = find(call, true);
      deleteField(call.changes.site, field);
      return answerTask(call, `Delete custom field ${field.name}`);
    },
  },
  { method: 'GET', path: '/field/search/trashed', scope: 'read:jira-work', handle: search },
];

function find(call: RestCall, alsoTrashed: boolean): CustomField {
  requireSiteAdministration(call);
  const { customFields, trashedFields } = call.site;
  const trashed = alsoTrashed ? trashedFields.map(({ field }) => field) : [];
  const found = [...customFields, ...trashed].find(({ id }) => id === param(call, 'field'));
  if (found === undefined) throw new JiraRefusal(404, ['The custom field was not found.']);
  if (LOCKED.has(found.kind)) throw badRequest(`The custom field '${found.name}' is locked.`);
  return found;
}

function search(call: RestCall) {
  requireSiteAdministration(call);
  const ids = queryList(call, 'id');
  const words = folded(queryText(call, 'query') ?? '');
  const found = call.site.trashedFields
    .filter(({ field }) => ids.length === 0 || ids.includes(field.id))
    .filter(({ field: { name, description } }) => folded(`${name} ${description}`).includes(words));
  const ordered = orderedBy(call, found, {
    name: ({ field }) => folded(field.name),
    trashDate: ({ at }) => at,
    plannedDeletionDate: ({ at }) => at + KEPT_DAYS * DAY_MS,
    projectsCount: ({ field }) => field.contexts.length,
  });
  return pageOf(call, ordered, ({ field }) => ({
    id: field.id,
    key: field.id,
    name: field.name,
    description: field.description,
    schema: customFieldDefinition(field).schema,
    isLocked: false,
  }));
}
