import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Proxies and browsers drop connections that are silent for a minute. */
const keepAliveMs = 15_000;
/** Characters that are not held back for what comes in the same moment. */
const heldAtMost = 16_384;

/**
 * Writes chunks as server-sent events, as fast as the reader takes them, until the reader goes away. What comes in one
 * moment goes out in one piece: a write to the network costs as much as everything else that happens to a chunk.
 */
export async function writeEventStream(chunks: AsyncIterable<unknown>, body: Writable): Promise<void> {
  const gone = new AbortController();
  body.once('close', () => {
    if (!body.writableFinished) gone.abort();
  });
  body.once('error', () => gone.abort());
  let held = '';
  let later: NodeJS.Immediate | undefined;
  const send = (): void => {
    clearImmediate(later);
    later = undefined;
    if (held !== '' && !gone.signal.aborted) body.write(held);
    held = '';
  };
  const keepAlive = setInterval(() => {
    if (!gone.signal.aborted && !body.writableNeedDrain) body.write(': keep-alive\n\n');
  }, keepAliveMs);
  try {
    for await (const chunk of chunks) {
      if (gone.signal.aborted) return;
      held += `data: ${JSON.stringify(chunk)}\n\n`;
      if (held.length > heldAtMost) send();
      else later ??= setImmediate(send);
      if (body.writableNeedDrain) await once(body, 'drain', { signal: gone.signal }).catch(() => undefined);
    }
    held += 'data: [DONE]\n\n';
  } finally {
    clearInterval(keepAlive);
    send();
    body.end();
  }
}
