import { z } from 'zod';
import { JiraError, type JiraErrorCode } from '../errors.ts';
import { plainSentence } from './plain-sentence.ts';

const maxSentences = 5;
const maxFaults = 20;

/** The two shapes of Jira's errors: its own, and that of the gateway before it. */
const errorBodySchema = z.object({
  errorMessages: z.array(z.string()).optional().catch(undefined),
  errors: z.record(z.string(), z.string()).optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});
type ErrorBody = z.infer<typeof errorBodySchema>;

/** Jira's answer where it did not do what was asked: status, headers and the body as text. */
export interface Refusal {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const codes: Readonly<Record<number, JiraErrorCode>> = {
  400: 'jira.invalid',
  401: 'jira.unauthorized',
  403: 'jira.forbidden',
  404: 'jira.not-found',
  405: 'jira.gone',
  409: 'jira.conflict',
  410: 'jira.gone',
  412: 'jira.conflict',
  413: 'jira.too-large',
  415: 'jira.invalid',
  422: 'jira.invalid',
  429: 'jira.rate-limited',
};

/** The gateway's answer when the token lacks a scope. Renewing the token would not help. */
export function isScopeMismatch({ status, body }: Refusal): boolean {
  return (status === 401 || status === 403) && /scope does not match/i.test(body);
}

export interface RefusalContext {
  readonly retryAfterSeconds?: number;
  /** What to tell the person when a fault of Jira's own leaves open whether a change was made. */
  readonly doubt?: string;
}

/** Jira's refusal as an error of ours. Nothing of a body that is not Jira's own form gets into it. */
export function errorOfRefusal(refusal: Refusal, about: RefusalContext = {}): JiraError {
  const { status } = refusal;
  const body = readErrorBody(refusal);
  const cause = new Error(`Jira answered ${status}`);
  if (isScopeMismatch(refusal)) return new JiraError('jira.scope-missing', { cause });
  if (refusal.headers.get('x-seraph-loginreason')?.includes('AUTHENTICATED_FAILED') === true) {
    return new JiraError('jira.unauthorized', { cause });
  }
  // A status that Jira gives a meaning to, around a page of somebody else's: that page's 404 says nothing of an issue.
  const foreign = body === null && refusal.body !== '' && (status === 400 || status === 404);
  const code =
    status >= 500
      ? 'jira.unavailable'
      : foreign
        ? 'jira.unintelligible'
        : (codes[status] ?? 'jira.unintelligible');
  if (code === 'jira.unavailable') {
    return new JiraError(code, { cause, ...(about.doubt ? { detail: about.doubt } : {}) });
  }
  const detail = detailOf(body);
  return new JiraError(code, {
    cause,
    ...(detail === undefined ? {} : { detail }),
    ...(code === 'jira.invalid' ? { faults: faultsOf(body) } : {}),
    ...(about.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: about.retryAfterSeconds }),
  });
}

function readErrorBody({ body }: Refusal): ErrorBody | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const read = errorBodySchema.safeParse(json);
  return read.success ? read.data : null;
}

function detailOf(body: ErrorBody | null): string | undefined {
  if (body === null) return undefined;
  const said = [
    ...(body.errorMessages ?? []),
    ...Object.values(body.errors ?? {}),
    ...(body.message === undefined ? [] : [body.message]),
  ];
  const sentences = said
    .slice(0, maxFaults)
    .map(plainSentence)
    .filter((sentence) => sentence !== '');
  return sentences.length === 0 ? undefined : [...new Set(sentences)].slice(0, maxSentences).join(' ');
}

function faultsOf(body: ErrorBody | null): { path: string; message: string }[] {
  return Object.entries(body?.errors ?? {})
    .slice(0, maxFaults)
    .map(([path, message]) => ({ path: path.slice(0, 100), message: plainSentence(message) }))
    .filter(({ message }) => message !== '');
}
