import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { SitePermissions } from '../permissions/site-permissions.ts';
import type { IndexLag } from '../search/index-lag.ts';
import type { Logins } from '../search/search-context.ts';
import type { AttachmentDraft } from '../site/attachments.ts';
import type { SiteChanges } from '../site/changes.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Site } from '../site/model/site.ts';
import { issueWithKey } from '../site/project-keys.ts';
import type { Switches } from '../switches.ts';
import type { MediaLinks } from './attachment/media-links.ts';
import { givenText } from './given-text.ts';
import { badRequest, issueNotFound } from './refusal.ts';

/** One authenticated REST request: who asks what of which site. */
export interface RestCall {
  /** As the person sees it: projects and issues they may not browse are not in it. */
  readonly site: Site;
  /** What else the person may do; operations on an issue in the path are checked before they are handled. */
  readonly permissions: SitePermissions;
  readonly changes: SiteChanges;
  readonly switches: Readonly<Switches>;
  /** How far searches are behind. */
  readonly indexLag: IndexLag;
  readonly me: Person;
  /** When the person signed in; milliseconds since 1970. */
  readonly logins: Logins;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What `self` links start with: origin and, for OAuth, `/ex/jira/{cloudId}`. */
  readonly base: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
  /** The files of a multipart request; refuses any other. */
  files(): Promise<AttachmentDraft[]>;
  /** Addresses of attachments that need no token. */
  readonly media: MediaLinks;
  readonly reply: FastifyReply;
}

export type Scope =
  | 'read:jira-work'
  | 'write:jira-work'
  | 'read:jira-user'
  | 'manage:jira-project'
  | 'manage:jira-configuration';

export interface RestRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base of its API, such as `/rest/api/3`. */
  readonly path: string;
  /** All of a list are needed; null where no scope lets an app in. */
  readonly scope: Scope | readonly string[] | null;
  /** The JSON answer; undefined for 204, the reply where it was sent already. A JiraRefusal thrown is sent as such. */
  handle(call: RestCall): unknown;
}

export function param(call: RestCall, name: string): string {
  return call.params[name] ?? '';
}

export function queryText(call: RestCall, name: string): string | null {
  const value = call.query[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** A parameter given several times, or once with commas. */
export function queryList(call: RestCall, name: string): string[] {
  const value = call.query[name];
  const given = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return given
    .flatMap((part) => part.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A whole number within the bounds: too large ones are cut, as Jira does. */
export function queryNumber(call: RestCall, name: string, fallback: number, most: number): number {
  return wholeNumber(queryText(call, name), name, fallback, most);
}

export function wholeNumber(value: unknown, name: string, fallback: number, most: number): number {
  if (value === null || value === undefined || value === '') return fallback;
  const number = Number(typeof value === 'object' ? Number.NaN : value);
  if (!Number.isInteger(number) || number < 0) {
    throw badRequest(`The value '${givenText(value)}' of '${name}' is not a valid number.`);
  }
  return Math.min(number, most);
}

/** The body as an object; Jira refuses any other. */
export function bodyRecord(call: RestCall): Record<string, unknown> {
  const fields = asRecord(call.body);
  if (fields === null)
    throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  return fields;
}

export function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

/** By key (any case) or id. */
export function findIssue(site: Site, keyOrId: string): Issue {
  const byKey = issueWithKey(site, keyOrId.toUpperCase());
  if (byKey !== undefined) return byKey;
  if (/^\d+$/.test(keyOrId)) {
    for (const issue of site.issues.values()) if (issue.id === keyOrId) return issue;
  }
  throw issueNotFound();
}
