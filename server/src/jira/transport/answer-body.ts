import { JiraError } from '../errors.ts';

function tooLarge(limit: number): JiraError {
  return new JiraError('jira.unintelligible', {
    detail: `The answer is larger than ${Math.floor(limit / 1_048_576)} MB. Ask for less at once.`,
  });
}

/**
 * The whole body, of at most `limit` bytes. A compressed body says nothing about its real length, so only a plain
 * one with a length is read in one go; any other is counted as it comes.
 */
export async function readAnswerBody(response: Response, limit: number): Promise<Uint8Array> {
  const { headers, body } = response;
  if (body === null) return new Uint8Array();
  const length = headers.get('content-length');
  if (length !== null && headers.get('content-encoding') === null) {
    if (Number(length) <= limit) return new Uint8Array(await response.arrayBuffer());
    await body.cancel();
    throw tooLarge(limit);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by throwing cancels the stream, and with it the connection.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
}
