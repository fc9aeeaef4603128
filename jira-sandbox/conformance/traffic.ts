import type { Sandbox } from '../src/index.ts';
import type { Operation, Specification } from './specification.ts';

export interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
  readonly list: readonly Record<string, unknown>[];
}

export interface Mismatch {
  /** Such as `GET /rest/api/3/issue/{issueIdOrKey}`. */
  readonly operation: string;
  readonly status: number;
  readonly fault: string;
}

interface Request {
  readonly body?: unknown;
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
  /** With e-mail and API token instead, for what is not open to apps. */
  readonly byApiToken?: boolean;
}

/** Answers that Jira gives everywhere without naming them for each operation. */
const GENERAL_REFUSALS = new Set([400, 401, 403, 404, 410, 413, 415, 429]);

/** Jira answers it with the projects of the board, as its description says; the document forgot to give a body. */
const BODY_FORGOTTEN = 'GET /rest/agile/1.0/board/{boardId}/project/full';
/** Operations that answer with a file, which the document does not describe. */
const FILES = /\/attachment\/(content|thumbnail)\//;

/** Requests to a sandbox; every answer is held against the documents. */
export class Traffic {
  readonly mismatches: Mismatch[] = [];
  /** Operations that were answered with success, and those that refused something. */
  readonly succeeded = new Set<string>();
  readonly refused = new Set<string>();
  /** Those that Jira removed and that say so. */
  readonly gone = new Set<string>();
  readonly #sandbox: Sandbox;
  readonly #specification: Specification;
  readonly #token: string;

  constructor(sandbox: Sandbox, specification: Specification) {
    this.#sandbox = sandbox;
    this.#specification = specification;
    this.#token = sandbox.grant().accessToken;
  }

  get sandbox(): Sandbox {
    return this.#sandbox;
  }

  /** The path begins with `/rest/`. A body that is a string goes out as it is. */
  async send(method: string, path: string, request: Request = {}): Promise<Answer> {
    const { body, token = this.#token, headers = {}, byApiToken = false } = request;
    const { url, site, apiToken } = this.#sandbox;
    const basic = Buffer.from(`${apiToken.username}:${apiToken.token}`).toString('base64');
    const response = await fetch(`${byApiToken ? url : `${url}/ex/jira/${site.cloudId}`}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { authorization: byApiToken ? `Basic ${basic}` : `Bearer ${token}` }),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: encoded(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const content: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
    this.#judge(method, path, response.status, content, text);
    return {
      status: response.status,
      json: isRecord(content) ? content : {},
      list: Array.isArray(content) ? content.filter(isRecord) : [],
    };
  }

  /** What must succeed: anything else is a mismatch, too. */
  async expect(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    return this.#expect(method, path, {
      ...(body === undefined ? {} : { body }),
      ...(headers === undefined ? {} : { headers }),
    });
  }

  /** The same with e-mail and API token, for what is not open to apps. */
  async expectByApiToken(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.#expect(method, path, { byApiToken: true, ...(body === undefined ? {} : { body }) });
  }

  async #expect(method: string, path: string, request: Request): Promise<Answer> {
    const answer = await this.send(method, path, request);
    if (answer.status >= 400) {
      this.#report(method, path, answer.status, `should have succeeded: ${JSON.stringify(answer.json)}`);
    }
    return answer;
  }

  #judge(method: string, path: string, status: number, content: unknown, text: string): void {
    const operation = this.#specification.find(method, path.split('?')[0] ?? path);
    if (operation === null) return;
    const name = nameOf(operation);
    if (status < 400) this.succeeded.add(name);
    else if (status !== 501) this.refused.add(name);
    if (status === 410) this.gone.add(name);
    const answer = operation.answers.get(status);
    if (answer === undefined) {
      if (!GENERAL_REFUSALS.has(status))
        this.#report(method, path, status, 'the document has no such status');
      else if (!isErrorBody(content))
        this.#report(method, path, status, `not an error body: ${text.slice(0, 200)}`);
      return;
    }
    if (answer === null) {
      // Refusals carry Jira's error body also where the document does not say so.
      if (status < 300 && text !== '' && name !== BODY_FORGOTTEN && !FILES.test(path))
        this.#report(method, path, status, 'the document has no body here');
      return;
    }
    if (isGatewayRefusal(status, content) || answer(content)) return;
    for (const fault of (answer.errors ?? []).slice(0, 6)) {
      const detail =
        fault.keyword === 'additionalProperties' ? ` (${fault.params['additionalProperty']})` : '';
      this.#report(method, path, status, `${fault.instancePath || 'body'} ${fault.message}${detail}`);
    }
  }

  #report(method: string, path: string, status: number, fault: string): void {
    const operation = this.#specification.find(method, path.split('?')[0] ?? path);
    const found = {
      operation: operation === null ? `${method} ${path}` : nameOf(operation),
      status,
      fault: fault.replace(/\/\d+(?=\/| )/g, '/#'),
    };
    const same = (other: Mismatch) =>
      other.operation === found.operation && other.status === status && other.fault === found.fault;
    if (!this.mismatches.some(same)) this.mismatches.push(found);
  }
}

export function nameOf(operation: Operation): string {
  return `${operation.method} ${operation.path}`;
}

function encoded(body: unknown): string | FormData {
  return typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);
}

function isErrorBody(content: unknown): boolean {
  if (!isRecord(content)) return false;
  return Array.isArray(content['errorMessages']) || typeof content['message'] === 'string';
}

/** The gateway before Jira refuses tokens in a shape of its own, which Jira's documents do not describe. */
function isGatewayRefusal(status: number, content: unknown): boolean {
  return status === 401 && isRecord(content) && typeof content['message'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
