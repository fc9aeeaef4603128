import type { EntityProperties } from '../../site/model/entity-properties.ts';
import { asRecord, param, type RestCall, type RestRoute } from '../call.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

const MAX_KEY = 255;
const MAX_VALUE = 32_768;

/** What holds properties, and how Jira names it in its addresses. */
export interface PropertyOwner {
  properties: EntityProperties;
}

export function propertiesShape(properties: EntityProperties) {
  return [...properties].map(([key, value]) => ({ key, value }));
}

/** From `[{key, value}]`, as bodies give them along. */
export function readProperties(value: unknown): EntityProperties {
  if (!Array.isArray(value)) throw badRequest('The properties must be a list of keys with values.');
  return new Map(
    value.map((entry) => {
      const { key, value: content } = { key: undefined, value: undefined, ...asRecord(entry) };
      if (typeof key !== 'string') throw badRequest('Every property needs a key.');
      return [key, checked(key, content)];
    }),
  );
}

/** The four operations on the properties of one kind of thing. `find` throws where the thing is not there. */
export function propertyRoutes(
  path: string,
  find: (call: RestCall) => PropertyOwner,
  self: (call: RestCall) => string,
): readonly RestRoute[] {
  const one = `${path}/:propertyKey`;
  return [
    {
      method: 'GET',
      path,
      scope: 'read:jira-work',
      handle: (call) => ({
        keys: [...find(call).properties.keys()].map((key) => ({
          self: `${self(call)}/properties/${encodeURIComponent(key)}`,
          key,
        })),
      }),
    },
    {
      method: 'GET',
      path: one,
      scope: 'read:jira-work',
      handle: (call) => {
        const key = param(call, 'propertyKey');
        const { properties } = find(call);
        if (!properties.has(key)) throw propertyNotFound(key);
        return { key, value: properties.get(key) };
      },
    },
    {
      method: 'PUT',
      path: one,
      scope: 'write:jira-work',
      handle: (call) => {
        const key = param(call, 'propertyKey');
        const owner = find(call);
        const value = checked(key, call.body);
        call.reply.code(owner.properties.has(key) ? 200 : 201);
        owner.properties = new Map([...owner.properties, [key, value]]);
        return '';
      },
    },
    {
      method: 'DELETE',
      path: one,
      scope: 'write:jira-work',
      handle: (call) => {
        const key = param(call, 'propertyKey');
        const owner = find(call);
        if (!owner.properties.has(key)) throw propertyNotFound(key);
        owner.properties = new Map([...owner.properties].filter(([other]) => other !== key));
        return undefined;
      },
    },
  ];
}

function checked(key: string, value: unknown): unknown {
  if (key === '' || key.length > MAX_KEY)
    throw badRequest(`The property key must have 1 to ${MAX_KEY} characters.`);
  if (value === undefined) throw badRequest('The property value must be valid, non-empty JSON.');
  if (JSON.stringify(value).length > MAX_VALUE)
    throw badRequest(`The property value cannot be longer than ${MAX_VALUE} characters.`);
  return value;
}

function propertyNotFound(key: string): JiraRefusal {
  return new JiraRefusal(404, [`The property with key ${key} does not exist.`]);
}
