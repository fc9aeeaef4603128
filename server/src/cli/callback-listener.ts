import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { sameSecret } from '../sessions/secret-token.ts';
import { UsageError } from './usage-error.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Listens at the OAuth callback for one answer to the sign-in with this state. */
export class CallbackListener {
  readonly #callback: URL;
  readonly #state: string;
  readonly #server = createServer((request, response) => this.#answer(request, response));
  readonly #code = Promise.withResolvers<string>();

  constructor({ callbackUrl, state }: { callbackUrl: string; state: string }) {
    this.#callback = new URL(callbackUrl);
    this.#state = state;
    if (this.#callback.protocol !== 'http:' || !loopback.has(this.#callback.hostname)) {
      throw new UsageError(
        `The callback ${callbackUrl} is not on this machine. Sign in on the web page instead.`,
      );
    }
  }

  /** Throws UsageError when it cannot listen at the callback's address. */
  async listen(): Promise<void> {
    const { port, hostname, host } = this.#callback;
    this.#server.listen(Number(port === '' ? 80 : port), hostname.replace(/[[\]]/g, ''));
    try {
      await once(this.#server, 'listening');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      throw new UsageError(
        code === 'EADDRINUSE'
          ? `Something listens at ${host} already. Stop the server there while you sign in here, or sign in on its page.`
          : `${host} cannot be listened at (${String(code ?? error)}). The callback must be an address of this computer.`,
      );
    }
  }

  /** The authorization code. Rejects with a UsageError when access was refused or nobody came in time. */
  async code(withinMilliseconds: number): Promise<string> {
    const late = setTimeout(
      () => this.#code.reject(new UsageError('Nobody signed in in time. Run the command again.')),
      withinMilliseconds,
    );
    try {
      return await this.#code.promise;
    } finally {
      clearTimeout(late);
      this.#server.close();
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const [status, sentence] = this.#outcome(new URL(request.url ?? '/', this.#callback));
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
    response.end(`${sentence}\n`);
  }

  #outcome({ pathname, searchParams }: URL): [status: number, sentence: string] {
    if (pathname !== this.#callback.pathname) return [404, 'Nothing is here.'];
    // Somebody else's sign-in must not become this terminal's.
    if (!sameSecret(searchParams.get('state') ?? '', this.#state)) {
      return [400, 'This sign-in was not started by the terminal that waits here.'];
    }
    const code = searchParams.get('code');
    if (code === null) {
      this.#code.reject(new UsageError('Atlassian gave no access. Run the command again and accept.'));
      return [200, 'Access was not given. You can close this page.'];
    }
    this.#code.resolve(code);
    return [200, 'Signed in. You can close this page and go back to the terminal.'];
  }
}
