import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Person } from '../site/model/person.ts';
import { demoPeople } from '../site/people.ts';
import { authorizationErrorPage, consentPage } from './consent-page.ts';
import type { Grants } from './grants.ts';
import { isKnownScope } from './scopes.ts';
import { membersOfSite } from './site-access.ts';

interface AuthorizeParts {
  clientId: string;
  /** Null: any http address on this machine. */
  redirectUris: readonly string[] | null;
  /** Null: every scope there is. */
  appScopes: readonly string[] | null;
  grants: Grants;
  sites(): readonly { cloudId: string; name: string }[];
}

interface Request {
  redirectUri: URL;
  state: string | null;
  scopes: string[];
  hidden: Record<string, string>;
}

/** An error that goes back to the app, since its callback can be trusted. */
class CallbackError extends Error {
  readonly callback: string;
  constructor(callback: string) {
    super('authorization request refused');
    this.callback = callback;
  }
}

/** An error that is shown here, since the callback cannot be trusted. */
class PageError extends Error {}

/** Atlassian's `GET /authorize`; the `POST` is the sandbox's own: the consent form sends it. */
export function registerAuthorizeRoutes(app: FastifyInstance, parts: AuthorizeParts): void {
  const refuse = (reply: FastifyReply, error: unknown) => {
    if (error instanceof CallbackError) return reply.redirect(error.callback, 302);
    if (error instanceof PageError) return page(reply.code(400), authorizationErrorPage(error.message));
    throw error;
  };

  app.get('/authorize', async (request, reply) => {
    try {
      const asked = readRequest(record(request.query), parts);
      return page(
        reply,
        consentPage({
          clientName: 'Sidelight',
          callbackHost: asked.redirectUri.host,
          scopes: asked.scopes,
          people: demoPeople,
          sites: parts.sites().map(({ cloudId, name }, position) => {
            const members = membersOfSite(position);
            const all = members.length === demoPeople.length;
            return { cloudId, name, members: all ? null : members.map(({ displayName }) => displayName) };
          }),
          hidden: asked.hidden,
        }),
      );
    } catch (error) {
      return refuse(reply, error);
    }
  });

  app.post('/authorize', async (request, reply) => {
    try {
      const form = record(request.body);
      const asked = readRequest(form, parts);
      if (form['decision'] !== 'accept') {
        throw new CallbackError(
          callback(asked, {
            error: 'access_denied',
            error_description: 'User did not authorize the request',
          }),
        );
      }
      const person: Person | undefined = demoPeople.find(
        (candidate) => candidate.accountId === form['account_id'],
      );
      const site = parts.sites().find((candidate) => candidate.cloudId === form['cloud_id']);
      if (person === undefined || site === undefined) {
        throw new PageError('Choose a person and a site of this sandbox.');
      }
      if (!membersOfSite(parts.sites().indexOf(site)).includes(person)) {
        throw new PageError(
          `${person.displayName} does not belong to the site ${site.name}. Choose another.`,
        );
      }
      const code = parts.grants.authorize({
        accountId: person.accountId,
        cloudId: site.cloudId,
        scopes: asked.scopes,
        redirectUri: asked.hidden['redirect_uri'] ?? '',
        codeChallenge: asked.hidden['code_challenge'] ?? null,
      });
      return reply.redirect(callback(asked, { code }), 302);
    } catch (error) {
      return refuse(reply, error);
    }
  });
}

function readRequest(values: Record<string, unknown>, parts: AuthorizeParts): Request {
  const value = (name: string) => {
    const given = values[name];
    return typeof given === 'string' && given !== '' ? given : null;
  };
  if (value('client_id') !== parts.clientId) throw new PageError('The client_id is not registered here.');
  const redirect = value('redirect_uri');
  if (redirect === null || !isAllowedRedirect(redirect, parts.redirectUris)) {
    throw new PageError('The redirect_uri is not the callback URL registered for this app.');
  }
  if (value('audience') !== 'api.atlassian.com') {
    throw new PageError('The audience must be api.atlassian.com.');
  }
  const hidden: Record<string, string> = {};
  for (const name of [
    'client_id',
    'redirect_uri',
    'audience',
    'scope',
    'state',
    'response_type',
    'prompt',
    'code_challenge',
    'code_challenge_method',
  ]) {
    const given = value(name);
    if (given !== null) hidden[name] = given;
  }
  const scopes = [...new Set((value('scope') ?? '').split(' ').filter((scope) => scope !== ''))];
  const request = { redirectUri: new URL(redirect), state: value('state'), scopes, hidden };
  const fail = (error: string, error_description: string) =>
    new CallbackError(callback(request, { error, error_description }));
  if (value('response_type') !== 'code') {
    throw fail('unsupported_response_type', 'Only the response type "code" is supported.');
  }
  const foreign = scopes.find((scope) => !(parts.appScopes?.includes(scope) ?? isKnownScope(scope)));
  if (scopes.length === 0) throw fail('invalid_scope', 'The scope parameter is missing.');
  if (foreign !== undefined)
    throw fail('invalid_scope', `The app is not registered for the scope "${foreign}".`);
  if (value('code_challenge') !== null && value('code_challenge_method') !== 'S256') {
    throw fail('invalid_request', 'The code_challenge_method must be S256.');
  }
  return request;
}

function isAllowedRedirect(redirect: string, registered: readonly string[] | null): boolean {
  if (registered !== null) return registered.includes(redirect);
  if (!URL.canParse(redirect)) return false;
  const { protocol, hostname } = new URL(redirect);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function callback(request: Request, parameters: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  if (request.state !== null) url.searchParams.set('state', request.state);
  return url.href;
}

function page(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      // No form-action: Chromium applies it to the redirect after the form as well, which leads to the app.
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      'referrer-policy': 'no-referrer',
    })
    .send(html);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
