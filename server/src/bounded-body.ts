/** The answer of another server is longer than we are ready to hold. */
export class BodyTooLargeError extends Error {
  constructor(limit: number) {
    super(`The answer is longer than ${limit} bytes.`);
    this.name = 'BodyTooLargeError';
  }
}

/**
 * The whole body, of at most `limit` bytes, so that a wrong address cannot fill the memory. Throws BodyTooLargeError,
 * and whatever the connection breaks with.
 */
export async function readBoundedBody(response: Response, limit: number): Promise<Uint8Array> {
  const { headers, body } = response;
  if (body === null) return new Uint8Array();
  const length = headers.get('content-length');
  // A compressed body says nothing about its real length, so only a plain one with a length is read in one go.
  if (length !== null && headers.get('content-encoding') === null) {
    if (Number(length) <= limit) return new Uint8Array(await response.arrayBuffer());
    await body.cancel();
    throw new BodyTooLargeError(limit);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by throwing cancels the stream, and with it the connection.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw new BodyTooLargeError(limit);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
}
