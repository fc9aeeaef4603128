import { param, type RestCall, type RestRoute } from '../rest/call.ts';
import { badRequest, JiraRefusal } from '../rest/refusal.ts';
import { findBoard, findSprint } from './find.ts';
import { agileScopes } from './scopes.ts';

const LONGEST_KEY = 255;
const LONGEST_VALUE = 32_768;

interface Keeper {
  readonly path: string;
  readonly scopes: Record<'read' | 'write' | 'delete', readonly string[]>;
  find(call: RestCall): { readonly id: number; readonly properties: Map<string, unknown> };
}

const boards: Keeper = {
  path: '/board/:board/properties',
  scopes: {
    read: agileScopes.readBoardAdmin,
    write: agileScopes.writeBoardAdmin,
    delete: agileScopes.deleteBoardAdmin,
  },
  find: findBoard,
};
const sprints: Keeper = {
  path: '/sprint/:sprint/properties',
  scopes: { read: agileScopes.readSprint, write: agileScopes.writeSprint, delete: agileScopes.deleteSprint },
  find: (call) => findSprint(call, param(call, 'sprint')),
};

/** What apps keep beside boards and sprints: any JSON value under a key. */
export const propertyRoutes: readonly RestRoute[] = [boards, sprints].flatMap(propertiesOf);

function propertiesOf({ path, scopes, find }: Keeper): RestRoute[] {
  const one = `${path}/:property`;
  return [
    {
      method: 'GET',
      path,
      scope: scopes.read,
      handle: (call) => ({
        keys: [...find(call).properties.keys()].map((key) => ({ key, self: self(call, path, key) })),
      }),
    },
    {
      method: 'GET',
      path: one,
      scope: scopes.read,
      handle: (call) => {
        const key = param(call, 'property');
        const { properties } = find(call);
        if (!properties.has(key)) throw missing(key);
        return { key, value: properties.get(key) };
      },
    },
    {
      method: 'PUT',
      path: one,
      scope: scopes.write,
      handle: (call) => setProperty(call, find(call).properties),
    },
    {
      method: 'DELETE',
      path: one,
      scope: scopes.delete,
      handle: (call) => {
        const key = param(call, 'property');
        if (!find(call).properties.delete(key)) throw missing(key);
        return undefined;
      },
    },
  ];
}

function setProperty(call: RestCall, properties: Map<string, unknown>) {
  const key = param(call, 'property');
  if (key.length > LONGEST_KEY) throw badRequest(`The property key cannot be longer than ${LONGEST_KEY}.`);
  if (call.body === undefined) throw badRequest('The value must be a valid, non-empty JSON.');
  if (JSON.stringify(call.body).length > LONGEST_VALUE)
    throw badRequest(`The property value cannot be longer than ${LONGEST_VALUE} characters.`);
  call.reply.code(properties.has(key) ? 200 : 201);
  properties.set(key, call.body);
  return call.reply.send();
}

function missing(key: string): JiraRefusal {
  return new JiraRefusal(404, [`The property with key '${key}' does not exist.`]);
}

function self(call: RestCall, path: string, key: string): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => param(call, name));
  return `${call.base}/rest/agile/1.0${filled}/${encodeURIComponent(key)}`;
}
