import { problemSchema, type Session, sessionSchema } from '@sidelight/contract';

export interface ConsentChoice {
  accountId?: string;
  cloudId?: string;
  accept?: boolean;
}

type Consent = (authorizeUrl: string, choice?: ConsentChoice) => Promise<string>;

/** For tests: keeps cookies, marks its requests as browsers do, and follows redirects only when told. */
export class BrowserUnderTest {
  readonly cookies = new Map<string, string>();
  readonly #origin: string;
  readonly #consent: Consent;

  /** `consent` stands for the person on Atlassian's page. */
  constructor(origin: string, consent: Consent) {
    this.#origin = origin;
    this.#consent = consent;
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.#origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookies.size === 0 ? {} : { cookie: this.cookieHeader() }),
        ...(method === 'GET' ? {} : { origin: this.#origin }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  get(path: string, headers?: Record<string, string>): Promise<Response> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers?: Record<string, string>): Promise<Response> {
    return this.send('POST', path, body, headers);
  }

  /** Sends a file to be added to a conversation. */
  upload(conversationId: string, name: string, content: Uint8Array | string): Promise<Response> {
    return fetch(`${this.#origin}/api/chat/${conversationId}/files`, {
      method: 'POST',
      headers: {
        cookie: this.cookieHeader(),
        origin: this.#origin,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
      },
      body: new Blob([typeof content === 'string' ? content : new Uint8Array(content)]),
    });
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Up to the address of the callback, which is answered but not opened. */
  async consent(returnTo = '/', choice?: ConsentChoice): Promise<string> {
    return this.consentFrom(`/api/auth/login?${new URLSearchParams({ return_to: returnTo })}`, choice);
  }

  async consentFrom(loginPath: string, choice?: ConsentChoice): Promise<string> {
    const callback = new URL(await this.#consent(await this.locationOf(loginPath), choice));
    return `${callback.pathname}${callback.search}`;
  }

  signIn(choice?: ConsentChoice): Promise<Response> {
    return this.consent('/', choice).then((callback) => this.get(callback));
  }

  /** Where a GET redirects to. */
  async locationOf(path: string, headers?: Record<string, string>): Promise<string> {
    return (await this.get(path, headers)).headers.get('location') ?? '';
  }

  async session(): Promise<Session> {
    return sessionSchema.parse(await (await this.get('/api/auth/session')).json());
  }
}

/** The code of a problem document; throws when the answer is something else. */
export async function problemOf(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? 'none';
  if (!type.includes('application/problem+json'))
    throw new Error(`${response.status} with content type ${type}`);
  return problemSchema.parse(await response.json()).code;
}
