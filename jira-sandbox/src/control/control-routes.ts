import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sandbox } from '../sandbox.ts';
import { readSwitches } from '../switches.ts';
import { answerControlError, ControlRefusal } from './control-refusal.ts';
import { readFault } from './read-fault.ts';

/** What the control API may do: what a test in the same process can. */
type Controlled = Pick<
  Sandbox,
  | 'advance'
  | 'now'
  | 'faults'
  | 'calls'
  | 'tokenRequests'
  | 'clearCalls'
  | 'switches'
  | 'set'
  | 'reset'
  | 'revoke'
  | 'changePassword'
  | 'grant'
  | 'people'
  | 'url'
  | 'sites'
>;

export interface ControlParts {
  readonly sandbox: Controlled;
  /** As faults name them. */
  operations(): readonly string[];
}

const BASE = '/sandbox';
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

export function isControlPath(path: string): boolean {
  return path === BASE || path.startsWith(`${BASE}/`);
}

/** `/sandbox/…`: what drives the sandbox from outside. JSON only; docs/sandbox.md describes it with examples. */
export function registerControl(app: FastifyInstance, { sandbox: parts, operations }: ControlParts): void {
  app.register(async (control) => {
    control.addHook('onRequest', async (request) => refuseStrangers(request));
    control.setErrorHandler((error, _request, reply) => answerControlError(error, reply));

    control.get(BASE, async () => ({
      url: parts.url,
      now: new Date(parts.now()).toISOString(),
      sites: parts.sites.map(({ cloudId, name, url }) => ({ cloudId, name, url })),
      people: parts.people.map(({ accountId, displayName, email }) => ({ accountId, displayName, email })),
      switches: parts.switches,
      faults: parts.faults.waiting,
      calls: parts.calls.length,
    }));

    control.get(`${BASE}/operations`, async () => ({ operations: operations() }));

    control.get(`${BASE}/switches`, async () => parts.switches);
    control.patch(`${BASE}/switches`, async (request) => {
      parts.set(readSwitches(record(request.body), true));
      return parts.switches;
    });

    control.get(`${BASE}/faults`, async () => ({ faults: parts.faults.waiting }));
    control.post(`${BASE}/faults`, async (request, reply) => {
      const given: readonly unknown[] = Array.isArray(request.body) ? request.body : [request.body];
      for (const { matcher, fault } of given.map(readFault)) parts.faults.next(matcher, fault);
      return reply.code(201).send({ faults: parts.faults.waiting });
    });
    control.delete(`${BASE}/faults`, async (_request, reply) => {
      parts.faults.clear();
      return nothing(reply);
    });

    control.get(`${BASE}/clock`, async () => clock(parts));
    control.post(`${BASE}/clock`, async (request) => {
      const body = record(request.body);
      const advanceMs = body['advanceMs'];
      const now = body['now'];
      const to = typeof now === 'string' ? Date.parse(now) : Number.NaN;
      if (typeof advanceMs === 'number' && Number.isSafeInteger(advanceMs)) parts.advance(advanceMs);
      else if (!Number.isNaN(to)) parts.advance(to - parts.now());
      else throw new ControlRefusal('Send {"advanceMs": 3600000} or {"now": "2026-11-23T09:00:00Z"}.');
      return clock(parts);
    });

    control.get(`${BASE}/calls`, async () => ({ calls: parts.calls, tokenRequests: parts.tokenRequests }));
    control.delete(`${BASE}/calls`, async (_request, reply) => {
      parts.clearCalls();
      return nothing(reply);
    });

    control.post(`${BASE}/reset`, async (_request, reply) => {
      parts.reset();
      return nothing(reply);
    });

    control.post<{ Params: { accountId: string } }>(
      `${BASE}/people/:accountId/revoke`,
      async (request, reply) => {
        parts.revoke(known(parts, request.params.accountId));
        return nothing(reply);
      },
    );
    control.post<{ Params: { accountId: string } }>(
      `${BASE}/people/:accountId/password`,
      async (request, reply) => {
        parts.changePassword(known(parts, request.params.accountId));
        return nothing(reply);
      },
    );
    control.post<{ Params: { accountId: string } }>(`${BASE}/people/:accountId/grant`, async (request) => {
      const { scopes, cloudId } = asGrant(record(request.body ?? {}));
      return parts.grant({
        accountId: known(parts, request.params.accountId),
        ...(cloudId === null ? {} : { cloudId }),
        ...(scopes === null ? {} : { scopes }),
      });
    });
  });
}

/** A web page open in the browser on this computer must not drive the sandbox, not even by a name it resolved to here. */
function refuseStrangers({ headers }: FastifyRequest): void {
  if (headers.origin !== undefined || !LOOPBACK.test(headers.host ?? '')) {
    throw new ControlRefusal('The control API answers programs on this computer only, no web pages.', 403);
  }
}

function known({ people }: Controlled, accountId: string): string {
  if (people.some((person) => person.accountId === accountId)) return accountId;
  throw new ControlRefusal(`Nobody has the account id "${accountId}"; GET ${BASE} lists the people.`, 404);
}

function asGrant(body: Record<string, unknown>): { scopes: string[] | null; cloudId: string | null } {
  return {
    scopes: Array.isArray(body['scopes']) ? body['scopes'].map(String) : null,
    cloudId: typeof body['cloudId'] === 'string' ? body['cloudId'] : null,
  };
}

function clock({ now }: Controlled) {
  return { now: new Date(now()).toISOString() };
}

function nothing(reply: FastifyReply): FastifyReply {
  return reply.code(204).send();
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new ControlRefusal('The body must be a JSON object.');
}
