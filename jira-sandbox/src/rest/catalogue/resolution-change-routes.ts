import { removeResolution, setResolutions } from '../../site/catalogue-changes.ts';
import { nextId } from '../../site/last-ids.ts';
import { bodyRecord, param, queryText, type RestCall, type RestRoute } from '../call.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest } from '../refusal.ts';
import { answerTask } from '../tasks/task-routes.ts';
import { entryWithId, readTexts, reordered } from './entry-input.ts';

const WHAT = 'issue resolution';
const scope = 'manage:jira-configuration';

/** Resolutions are made, changed, put in order and deleted by administrators. */
export const resolutionChangeRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/resolution',
    scope,
    handle: (call) => {
      const { resolutions } = administered(call);
      const { name, description = '' } = readTexts(bodyRecord(call), resolutions, WHAT);
      if (name === undefined) throw badRequest('The name of the issue resolution must be given.');
      const id = String(nextId(call.site, 'resolution', 10_099));
      setResolutions(call.changes.site, [...resolutions, { id, name, description }]);
      call.reply.code(201);
      return { id };
    },
  },
  {
    method: 'PUT',
    path: '/resolution/default',
    scope,
    handle: (call) => {
      const site = administered(call);
      const { id } = bodyRecord(call);
      if (id === undefined) throw badRequest("The 'id' of the issue resolution must be given.");
      // With null there is no default; issues then get the first of the list.
      if (id === null) site.defaultIds.delete('resolution');
      else site.defaultIds.set('resolution', entryWithId(site.resolutions, id, WHAT).id);
      return undefined;
    },
  },
  {
    method: 'PUT',
    path: '/resolution/move',
    scope,
    handle: (call) => {
      const site = administered(call);
      setResolutions(site, reordered(call, site.resolutions, WHAT));
      return undefined;
    },
  },
  {
    method: 'PUT',
    path: '/resolution/:id',
    scope,
    handle: (call) => {
      const site = administered(call);
      const old = entryWithId(site.resolutions, param(call, 'id'), WHAT);
      const body = bodyRecord(call);
      if (body['name'] === undefined) throw badRequest('The name of the issue resolution must be given.');
      const others = site.resolutions.filter((other) => other !== old);
      const next = { ...old, ...readTexts(body, others, WHAT) };
      setResolutions(
        site,
        site.resolutions.map((resolution) => (resolution === old ? next : resolution)),
      );
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: '/resolution/:id',
    scope,
    handle: (call) => {
      const site = administered(call);
      const gone = entryWithId(site.resolutions, param(call, 'id'), WHAT);
      const wanted = queryText(call, 'replaceWith');
      if (wanted === null) throw badRequest("The 'replaceWith' query parameter is required.");
      const substitute = entryWithId(site.resolutions, wanted, WHAT);
      if (substitute === gone) throw badRequest('An issue resolution cannot be replaced with itself.');
      removeResolution(call.changes, gone, substitute, call.me, call.now);
      if (site.defaultIds.get('resolution') === gone.id) site.defaultIds.set('resolution', substitute.id);
      return answerTask(call, `Delete issue resolution ${gone.name}`);
    },
  },
];

function administered(call: RestCall) {
  requireSiteAdministration(call);
  return call.changes.site;
}
