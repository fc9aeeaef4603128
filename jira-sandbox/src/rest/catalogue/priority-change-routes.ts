import { removePriority, setPriorities } from '../../site/catalogue-changes.ts';
import { nextId } from '../../site/last-ids.ts';
import type { Priority } from '../../site/model/priority.ts';
import { bodyRecord, param, type RestCall, type RestRoute } from '../call.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest } from '../refusal.ts';
import { answerTask } from '../tasks/task-routes.ts';
import { entryWithId, readTexts, reordered } from './entry-input.ts';

const WHAT = 'issue priority';
const COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const scope = 'manage:jira-configuration';

/** Priorities are made, changed, put in order and deleted by administrators. */
export const priorityChangeRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/priority',
    scope,
    handle: (call) => {
      const { priorities } = administered(call);
      const { name, description = '', color } = read(call, null);
      if (name === undefined) throw badRequest('The name of the issue priority must be given.');
      if (color === undefined) throw badRequest('The status color of the issue priority must be given.');
      const id = String(nextId(call.site, 'priority', 10_099));
      setPriorities(call.changes.site, [
        ...priorities,
        { id, name, description, color, rank: priorities.length },
      ]);
      call.reply.code(201);
      return { id };
    },
  },
  {
    method: 'PUT',
    path: '/priority/default',
    scope,
    handle: (call) => {
      const site = administered(call);
      site.defaultIds.set('priority', entryWithId(site.priorities, bodyRecord(call)['id'], WHAT).id);
      return undefined;
    },
  },
  {
    method: 'PUT',
    path: '/priority/move',
    scope,
    handle: (call) => {
      const site = administered(call);
      setPriorities(site, reordered(call, site.priorities, WHAT));
      return undefined;
    },
  },
  {
    method: 'PUT',
    path: '/priority/:id',
    scope,
    handle: (call) => {
      const site = administered(call);
      const old = entryWithId(site.priorities, param(call, 'id'), WHAT);
      const next = { ...old, ...read(call, old) };
      setPriorities(
        site,
        site.priorities.map((priority) => (priority === old ? next : priority)),
      );
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: '/priority/:id',
    scope,
    handle: (call) => {
      const site = administered(call);
      const gone = entryWithId(site.priorities, param(call, 'id'), WHAT);
      const usual = site.priorities.find(({ id }) => id === site.defaultIds.get('priority'));
      if (usual === undefined || usual === gone) throw badRequest('The default priority cannot be deleted.');
      removePriority(call.changes, gone, usual, call.me, call.now);
      return answerTask(call, `Delete issue priority ${gone.name}`);
    },
  },
];

function administered(call: RestCall) {
  requireSiteAdministration(call);
  return call.changes.site;
}

function read(call: RestCall, own: Priority | null): { name?: string; description?: string; color?: string } {
  const body = bodyRecord(call);
  const { statusColor } = body;
  if (statusColor !== undefined && (typeof statusColor !== 'string' || !COLOR.test(statusColor)))
    throw badRequest('The status color must be given in the 3-digit or 6-digit hexadecimal format.');
  return {
    ...readTexts(
      body,
      call.site.priorities.filter((other) => other !== own),
      WHAT,
    ),
    ...(typeof statusColor === 'string' ? { color: statusColor } : {}),
  };
}
