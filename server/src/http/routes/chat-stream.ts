import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Proxies and browsers drop connections that are silent for a minute. */
const keepAliveMs = 15_000;

/**
 * Writes chunks as server-sent events, as fast as the reader takes them, until the reader goes away.
 */
export async function writeEventStream(chunks: AsyncIterable<unknown>, body: Writable): Promise<void> {
  const gone = new AbortController();
  body.once('close', () => {
    if (!body.writableFinished) gone.abort();
  });
  body.once('error', () => gone.abort());
  const keepAlive = setInterval(() => {
    if (!gone.signal.aborted && !body.writableNeedDrain) body.write(': keep-alive\n\n');
  }, keepAliveMs);
  try {
    for await (const chunk of chunks) {
      if (gone.signal.aborted) return;
      if (!body.write(`data: ${JSON.stringify(chunk)}\n\n`)) {
        await once(body, 'drain', { signal: gone.signal }).catch(() => undefined);
      }
    }
    if (!gone.signal.aborted) body.write('data: [DONE]\n\n');
  } finally {
    clearInterval(keepAlive);
    body.end();
  }
}
