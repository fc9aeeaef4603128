import { problemSchema } from '@sidelight/contract';
import { unknown as anything, type z } from 'zod';
import { NoAnswerError } from './no-answer-error.ts';
import { ProblemError } from './problem-error.ts';
import { upload } from './upload.ts';

export interface HttpClientOptions {
  /** Origin of the server, "" for the page's own. */
  readonly baseUrl: string;
  /** The whole value of the Authorization header ("Bearer …"); without it the session cookie speaks for the caller. */
  readonly authorization?: (() => Promise<string | undefined>) | undefined;
  readonly fetch?: typeof fetch | undefined;
}

export interface HttpClient {
  /** Like fetch, with the caller's authorization. Throws ProblemError, NoAnswerError or the abort reason; never returns an error status. */
  readonly fetch: typeof fetch;
  readonly get: <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal) => Promise<T>;
  readonly delete: (path: string) => Promise<void>;
  readonly put: <T>(path: string, body: unknown, schema: z.ZodType<T>) => Promise<T>;
  readonly patch: (path: string, body: unknown) => Promise<void>;
  readonly text: (path: string) => Promise<string>;
  readonly blob: (path: string, signal?: AbortSignal) => Promise<Blob>;
  /** Sends a file. `onProgress` hears shares from 0 to 1. */
  readonly upload: <T>(
    path: string,
    file: { readonly name: string; readonly content: Blob },
    schema: z.ZodType<T>,
    options: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
  ) => Promise<T>;
  readonly post: <T>(path: string, body: unknown, schema: z.ZodType<T>, signal?: AbortSignal) => Promise<T>;
}

const timeoutMs = 30_000;
const fileTimeoutMs = 120_000;

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const send: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    const authorization = await options.authorization?.();
    if (authorization !== undefined) headers.set('authorization', authorization);
    const underlying = options.fetch ?? globalThis.fetch;
    let response: Response;
    try {
      response = await underlying(input, {
        ...init,
        headers,
        credentials: options.authorization === undefined ? 'same-origin' : 'omit',
      });
    } catch (error) {
      throw asAbortOrNoAnswer(error);
    }
    if (response.ok) return response;
    throw await errorOf(response);
  };

  const exchange = async <T>(
    path: string,
    schema: z.ZodType<T>,
    init: RequestInit,
    signal?: AbortSignal,
  ): Promise<T> => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await send(`${options.baseUrl}${path}`, {
      ...init,
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    const body = response.status === 204 ? undefined : await readJson(response);
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new NoAnswerError('unintelligible', parsed.error);
    return parsed.data;
  };

  return {
    fetch: send,
    get: (path, schema, signal) => exchange(path, schema, { method: 'GET' }, signal),
    delete: async (path) => {
      await exchange(path, anything(), { method: 'DELETE' });
    },
    patch: async (path, body) => {
      await exchange(path, anything(), asJson('PATCH', body));
    },
    put: (path, body, schema) => exchange(path, schema, asJson('PUT', body)),
    text: async (path) => {
      const signal = AbortSignal.timeout(timeoutMs);
      return (await send(`${options.baseUrl}${path}`, { signal })).text();
    },
    async blob(path, signal) {
      const timeout = AbortSignal.timeout(fileTimeoutMs);
      const response = await send(`${options.baseUrl}${path}`, {
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
      return response.blob();
    },
    async upload(path, { name, content }, schema, { onProgress, signal }) {
      const authorization = await options.authorization?.();
      const response = await upload({
        address: `${options.baseUrl}${path}`,
        headers: {
          'content-type': 'application/octet-stream',
          'x-file-name': encodeURIComponent(name),
          ...(authorization === undefined ? {} : { authorization }),
        },
        body: content,
        onProgress,
        signal,
      });
      if (!response.ok) throw await errorOf(response);
      const parsed = schema.safeParse(await readJson(response));
      if (!parsed.success) throw new NoAnswerError('unintelligible', parsed.error);
      return parsed.data;
    },
    post: (path, body, schema, signal) => exchange(path, schema, asJson('POST', body), signal),
  };
}

function asJson(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new NoAnswerError('unintelligible', error);
    throw asAbortOrNoAnswer(error);
  }
}

async function errorOf(response: Response): Promise<ProblemError | NoAnswerError> {
  try {
    return new ProblemError(problemSchema.parse(await response.json()));
  } catch (error) {
    return new NoAnswerError('unintelligible', error);
  }
}

function asAbortOrNoAnswer(error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new NoAnswerError('too-slow', error);
  if (error instanceof DOMException && error.name === 'AbortError') return error;
  return new NoAnswerError('unreachable', error);
}
