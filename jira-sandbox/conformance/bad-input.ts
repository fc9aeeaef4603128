import type { RestRoute } from '../src/rest/call.ts';
import type { Traffic } from './traffic.ts';

/** Bodies that no operation expects. */
const BODIES: readonly unknown[] = [
  undefined,
  '{"open":',
  '[]',
  '"text"',
  '7',
  'null',
  {},
  { nonsense: [1] },
];
const QUERIES = [
  'startAt=abc',
  'maxResults=-1',
  'startAt=0&maxResults=1e9',
  'fields=%00',
  'expand=all%20of%20it',
];

/** Asks for what is not there, in ways that are not right, and without the right to. */
export async function sendBadInput(traffic: Traffic, base: string, route: RestRoute): Promise<void> {
  const { method } = route;
  const [first] = [...traffic.sandbox.site.issues.keys()];
  const stranger = base + route.path.replace(/:\w+/g, 'NOPE-99999');
  const known = base + route.path.replace(':key', first ?? 'PAY-1').replace(/:\w+/g, '99999999');
  await traffic.send(method, stranger, { token: null });
  await traffic.send(method, stranger, { token: traffic.sandbox.grant({ scopes: [] }).accessToken });
  if (method === 'GET') {
    for (const query of QUERIES) await traffic.send(method, `${known}?${query}`);
    await traffic.send(method, stranger);
    return;
  }
  // What is known is not deleted: other requests need it.
  const targets = method === 'DELETE' ? [stranger] : [stranger, known];
  for (const target of targets) {
    for (const body of BODIES) await traffic.send(method, target, body === undefined ? {} : { body });
  }
}
