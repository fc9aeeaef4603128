import { NoAnswerError } from './no-answer-error.ts';

export interface Upload {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** No upload may stand still for longer than this. */
const silenceMs = 60_000;

/**
 * Sends a body and says how far it is, which fetch cannot. Answers whatever the server does. Throws NoAnswerError or the
 * abort reason.
 */
export function upload({ address, headers, body, onProgress, signal }: Upload): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    let silence = setTimeout(() => request.abort(), silenceMs);
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), silenceMs);
    };
    const stop = () => request.abort();
    const end = (settle: () => void) => {
      clearTimeout(silence);
      signal.removeEventListener('abort', stop);
      settle();
    };
    signal.addEventListener('abort', stop, { once: true });
    request.open('POST', address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = 'text';
    request.upload.onprogress = ({ loaded, total }) => {
      heard();
      if (total > 0) onProgress(loaded / total);
    };
    request.onload = () => {
      const type = request.getResponseHeader('content-type') ?? '';
      const answer = new Response(request.responseText, {
        status: request.status,
        headers: { 'content-type': type },
      });
      end(() => resolve(answer));
    };
    request.onerror = () => end(() => reject(new NoAnswerError('unreachable')));
    request.onabort = () => end(() => reject(signal.aborted ? signal.reason : new NoAnswerError('too-slow')));
    request.send(body);
  });
}
