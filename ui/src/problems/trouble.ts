import { type DataParts, dataPartSchemas, type ErrorCode, errorRegistry } from '@sidelight/contract';
import { NoAnswerError } from '../api/no-answer-error.ts';
import { ProblemError } from '../api/problem-error.ts';
import { SignInError } from '../session/sign-in-error.ts';

/** The one button that fits a trouble. */
export type Remedy = 'sign-in' | 'retry' | 'new-conversation' | 'none';

/** Anything that went wrong, as the person is told about it. */
export interface Trouble {
  readonly title: string;
  readonly detail: string | undefined;
  readonly advice: string;
  readonly remedy: Remedy;
  readonly requestId: string | undefined;
  readonly code: ErrorCode | undefined;
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof ProblemError) return troubleOfProblem(error.problem);
  if (error instanceof NoAnswerError) return troubleOfNoAnswer(error);
  if (error instanceof SignInError) return troubleOfSignIn(error);
  const inStream = problemInText(error instanceof Error ? error.message : '');
  if (inStream !== undefined) return troubleOfProblem(inStream);
  return {
    title: 'The answer broke off.',
    detail: undefined,
    advice: 'Try again; nothing was changed without your approval.',
    remedy: 'retry',
    requestId: undefined,
    code: undefined,
  };
}

/** A question that nobody answers any more: the server was stopped in the middle. */
export const answerCutOff: Trouble = {
  title: 'The answer was cut off.',
  detail: undefined,
  advice: 'Ask again; nothing was changed without your approval.',
  remedy: 'retry',
  requestId: undefined,
  code: undefined,
};

/** `requestId` is absent from a problem inside a message. */
export function troubleOfProblem(problem: DataParts['problem'] & { requestId?: string }): Trouble {
  const said = [
    problem.detail,
    ...(problem.errors ?? []).map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)),
  ].filter((line) => line !== undefined && line !== '');
  const wait =
    problem.retryAfterSeconds === undefined ? '' : ` (in ${waitInWords(problem.retryAfterSeconds)})`;
  return {
    title: problem.title,
    detail: said.length === 0 ? undefined : said.join('\n'),
    advice: `${problem.advice}${wait}`,
    remedy: remedyFor(problem.code),
    requestId: problem.requestId,
    code: problem.code,
  };
}

/** "90 seconds", "5 minutes", "11 hours". */
function waitInWords(seconds: number): string {
  if (seconds <= 90) return `${Math.ceil(seconds)} ${seconds <= 1 ? 'second' : 'seconds'}`;
  if (seconds <= 90 * 60) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}

export function remedyFor(code: ErrorCode): Remedy {
  switch (code) {
    case 'session.missing':
    case 'session.expired':
    case 'connection.reconnect-required':
    case 'connection.unreadable':
    case 'jira.unauthorized':
    case 'jira.scope-missing':
    case 'oauth.denied':
    case 'oauth.exchange-failed':
    case 'oauth.no-site':
    case 'oauth.state-invalid':
      return 'sign-in';
    case 'assistant.conversation-unknown':
      return 'new-conversation';
    case 'assistant.busy':
      return 'retry';
    case 'assistant.budget-used':
      return 'none';
    default: {
      // Faults of the moment pass; what the request itself got wrong would only fail again.
      const { status } = errorRegistry[code];
      return status === 429 || status >= 500 ? 'retry' : 'none';
    }
  }
}

function troubleOfNoAnswer(error: NoAnswerError): Trouble {
  const said = {
    unreachable: {
      title: 'The Sidelight server cannot be reached.',
      advice: 'Check that it is running and that you are online, then try again.',
    },
    'too-slow': {
      title: 'The Sidelight server took too long to answer.',
      advice: 'Try again in a moment.',
    },
    unintelligible: {
      title: "Something else than Sidelight's server answered.",
      advice: 'Check the server address; after an update of the server, load this page again.',
    },
  }[error.reason];
  return { ...said, detail: undefined, remedy: 'retry', requestId: undefined, code: undefined };
}

function troubleOfSignIn(error: SignInError): Trouble {
  return {
    title: error.message,
    detail: undefined,
    advice: error.advice,
    remedy: 'none',
    requestId: undefined,
    code: undefined,
  };
}

// A fault in mid-stream travels as the text of the stream's error, which may hold a problem document.
function problemInText(text: string): (DataParts['problem'] & { requestId?: string }) | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const parsed = dataPartSchemas.problem.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
