import { addGadget, gadgetDirectory } from '../../site/dashboards.ts';
import type { Dashboard, Gadget, GadgetColor } from '../../site/model/dashboard.ts';
import { asRecord, bodyRecord, param, queryList, type RestCall, type RestRoute } from '../call.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { findDashboard, findWritable } from './dashboard-routes.ts';
import { gadgetShape } from './dashboard-shape.ts';

const COLORS: readonly GadgetColor[] = ['blue', 'red', 'yellow', 'green', 'cyan', 'purple', 'gray', 'white'];
const ONE = '/dashboard/:dashboardId/gadget/:gadgetId';

export const gadgetRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/dashboard/gadgets',
    scope: 'read:jira-work',
    handle: () => ({ gadgets: gadgetDirectory }),
  },
  {
    method: 'GET',
    path: '/dashboard/:dashboardId/gadget',
    scope: 'read:jira-work',
    handle: (call) => {
      const ids = queryList(call, 'gadgetId');
      const sources = [...queryList(call, 'moduleKey'), ...queryList(call, 'uri')];
      const gadgets = findDashboard(call, 'dashboardId')
        .gadgets.filter(({ id }) => ids.length === 0 || ids.includes(String(id)))
        .filter(({ source }) => sources.length === 0 || sources.includes(Object.values(source)[0] ?? ''));
      return { gadgets: gadgets.map(gadgetShape) };
    },
  },
  {
    method: 'POST',
    path: '/dashboard/:dashboardId/gadget',
    scope: 'write:jira-work',
    handle: (call) => {
      const dashboard = findWritable(call, 'dashboardId');
      const body = bodyRecord(call);
      const { moduleKey, uri, title, ignoreUriAndModuleKeyValidation: unchecked } = body;
      const source = typeof moduleKey === 'string' ? { moduleKey } : typeof uri === 'string' ? { uri } : null;
      if (source === null || (typeof moduleKey === 'string' && typeof uri === 'string'))
        throw badRequest("Exactly one of 'moduleKey' and 'uri' must be given.");
      const known = gadgetDirectory.find((entry) => 'uri' in source && entry.uri === source.uri);
      if (known === undefined && 'uri' in source && unchecked !== true)
        throw badRequest(`There is no gadget with the uri '${source.uri}'.`);
      const place = positionIn(body['position']) ?? { row: nextRow(dashboard, 0), column: 0 };
      return gadgetShape(
        addGadget(call.site, dashboard, {
          source,
          title: textIn(title, 'title') ?? known?.title ?? 'Gadget',
          color: colorIn(body['color']) ?? 'blue',
          ...place,
        }),
      );
    },
  },
  {
    method: 'PUT',
    path: ONE,
    scope: 'write:jira-work',
    handle: (call) => {
      const { gadget } = findGadget(call);
      const { title, color, position } = bodyRecord(call);
      const changes = { title: textIn(title, 'title'), color: colorIn(color), ...positionIn(position) };
      Object.assign(
        gadget,
        Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null)),
      );
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: ONE,
    scope: 'write:jira-work',
    handle: (call) => {
      const { gadget, dashboard } = findGadget(call);
      dashboard.gadgets.splice(dashboard.gadgets.indexOf(gadget), 1);
      return undefined;
    },
  },
];

function findGadget(call: RestCall): { dashboard: Dashboard; gadget: Gadget } {
  const dashboard = findWritable(call, 'dashboardId');
  const gadget = dashboard.gadgets.find(({ id }) => String(id) === param(call, 'gadgetId'));
  if (gadget === undefined) throw new JiraRefusal(404, ['The dashboard gadget does not exist.']);
  return { dashboard, gadget };
}

function nextRow({ gadgets }: Dashboard, column: number): number {
  return Math.max(-1, ...gadgets.filter((gadget) => gadget.column === column).map(({ row }) => row)) + 1;
}

function textIn(value: unknown, name: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw badRequest(`'${name}' must be a text.`);
  return value;
}

function colorIn(value: unknown): GadgetColor | null {
  if (value === undefined || value === null) return null;
  const color = COLORS.find((known) => known === value);
  if (color === undefined) throw badRequest(`'color' must be one of ${COLORS.join(', ')}.`);
  return color;
}

function positionIn(value: unknown): { row: number; column: number } | null {
  if (value === undefined || value === null) return null;
  const { row, column } = { row: null, column: null, ...asRecord(value) };
  const isPlace = (given: unknown): given is number =>
    typeof given === 'number' && Number.isInteger(given) && given >= 0 && given < 1_000;
  if (!isPlace(row) || !isPlace(column)) throw badRequest("'position' needs a row and a column.");
  return { row, column };
}
