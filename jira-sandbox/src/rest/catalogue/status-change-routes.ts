import { statusCategories } from '../../site/catalogue.ts';
import { setStatuses } from '../../site/catalogue-changes.ts';
import { nextId } from '../../site/last-ids.ts';
import type { Status, StatusCategory } from '../../site/model/workflow.ts';
import { asRecord, bodyRecord, queryList, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest } from '../refusal.ts';
import { categoryNames, statusOfSite } from './catalogue-search-routes.ts';
import { entryWithId, readTexts } from './entry-input.ts';

const WHAT = 'status';
const MOST = 50;
const scope = 'manage:jira-configuration';

/** Statuses of the site are made, renamed and, where no workflow has them, deleted. */
export const statusChangeRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/statuses',
    scope,
    handle: (call) => {
      requireSiteAdministration(call);
      const kind = asRecord(bodyRecord(call)['scope'])?.['type'];
      if (kind !== 'GLOBAL') throw badRequest('The scope of the statuses must be GLOBAL.');
      const { site } = call.changes;
      const made: Status[] = [];
      for (const given of statusesIn(call)) {
        const { name, description = '' } = readTexts(given, [...site.statuses, ...made], WHAT);
        const category = categoryIn(given['statusCategory']);
        if (name === undefined || category === null)
          throw badRequest("Each status needs a 'name' and a 'statusCategory'.");
        made.push({ id: String(nextId(site, 'status', 10_099)), name, description, category });
      }
      setStatuses(site, [...site.statuses, ...made]);
      return made.map(statusOfSite);
    },
  },
  {
    method: 'PUT',
    path: '/statuses',
    scope,
    handle: (call) => {
      requireSiteAdministration(call);
      const { site } = call.changes;
      let next: readonly Status[] = site.statuses;
      for (const given of statusesIn(call)) {
        const old = entryWithId(next, given['id'], WHAT);
        const others = next.filter((other) => other !== old);
        const category = categoryIn(given['statusCategory']) ?? old.category;
        const changed = { ...old, ...readTexts(given, others, WHAT), category };
        next = next.map((status) => (status === old ? changed : status));
      }
      setStatuses(site, next);
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: '/statuses',
    scope,
    handle: (call) => {
      requireSiteAdministration(call);
      const { site } = call.changes;
      const ids = queryList(call, 'id');
      if (ids.length === 0) throw badRequest("The 'id' query parameter is required.");
      const gone = ids.map((id) => {
        const found = site.statuses.find((status) => status.id === id);
        if (found === undefined) throw badRequest(`The status with id '${id}' does not exist.`);
        return found;
      });
      const projects = [...site.projects, ...site.hiddenProjects.map(({ project }) => project)];
      const used = new Set(
        projects.flatMap(({ workflows }) => [...workflows.values()].flatMap(({ statuses }) => statuses)),
      );
      const held = gone.find((status) => used.has(status));
      if (held !== undefined)
        throw badRequest(`The status '${held.name}' is used by a workflow and cannot be deleted.`);
      setStatuses(
        site,
        site.statuses.filter((status) => !gone.includes(status)),
      );
      return undefined;
    },
  },
];

function statusesIn(call: RestCall): readonly Record<string, unknown>[] {
  const { statuses } = bodyRecord(call);
  if (!Array.isArray(statuses) || statuses.length === 0 || statuses.length > MOST)
    throw badRequest(`'statuses' must name between 1 and ${MOST} statuses.`);
  return statuses.map((status) => asRecord(status) ?? {});
}

/** Null where none is given. */
function categoryIn(value: unknown): StatusCategory | null {
  if (value === undefined) return null;
  const found = statusCategories.find(({ key }) => categoryNames[key] === value);
  if (found === undefined) throw badRequest(`The status category '${givenText(value)}' is not valid.`);
  return found;
}
