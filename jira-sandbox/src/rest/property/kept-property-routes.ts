import { param, queryText, type RestCall, type RestRoute, type Scope } from '../call.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

/** Jira's bound for the value of a property, in characters of JSON. */
const LONGEST_VALUE = 32_768;
const LONGEST_KEY = 255;

interface Keeper {
  readonly path: string;
  readonly read: Scope;
  readonly write: Scope;
  /** The properties of the thing in the path; throws where it is not there, or may not be changed. */
  find(call: RestCall, forWriting: boolean): Map<string, unknown>;
  /** Below the API's base. */
  self(call: RestCall): string;
}

/** The four operations on what clients keep with a thing: any JSON value under a key. */
export function keptPropertyRoutes({ path, read, write, find, self }: Keeper): readonly RestRoute[] {
  const one = `${path}/:property`;
  const address = (call: RestCall, key: string) => {
    // Properties of people are told apart by the query.
    const account = queryText(call, 'accountId');
    const query = account === null ? '' : `?accountId=${encodeURIComponent(account)}`;
    return `${call.base}/rest/api/3${self(call)}/${encodeURIComponent(key)}${query}`;
  };
  return [
    {
      method: 'GET',
      path,
      scope: read,
      handle: (call) => ({
        keys: [...find(call, false).keys()].map((key) => ({ self: address(call, key), key })),
      }),
    },
    {
      method: 'GET',
      path: one,
      scope: read,
      handle: (call) => {
        const properties = find(call, false);
        const key = known(call, properties);
        return { key, value: properties.get(key) };
      },
    },
    {
      method: 'PUT',
      path: one,
      scope: write,
      handle: (call) => {
        const properties = find(call, true);
        const key = param(call, 'property');
        if (key.length > LONGEST_KEY)
          throw badRequest(`The key of a property must not exceed ${LONGEST_KEY} characters.`);
        if (call.body === undefined) throw badRequest('The value of the property must be valid JSON.');
        if (JSON.stringify(call.body).length > LONGEST_VALUE)
          throw badRequest(`The value of a property must not exceed ${LONGEST_VALUE} characters.`);
        call.reply.code(properties.has(key) ? 200 : 201);
        properties.set(key, call.body);
        return {};
      },
    },
    {
      method: 'DELETE',
      path: one,
      scope: write,
      handle: (call) => {
        const properties = find(call, true);
        properties.delete(known(call, properties));
        return undefined;
      },
    },
  ];
}

function known(call: RestCall, properties: ReadonlyMap<string, unknown>): string {
  const key = param(call, 'property');
  if (!properties.has(key)) throw new JiraRefusal(404, [`The property with key '${key}' does not exist.`]);
  return key;
}
