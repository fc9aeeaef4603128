import type { AppInstance } from './app-instance.ts';

/**
 * A connection that is kept alive for the next request is closed with the server only if it is idle at that moment.
 * One whose answer was still under way would keep a stopping server for as long as clients keep connections:
 * closed here as soon as its answer has left.
 */
export function closeAnsweredConnections(app: AppInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onResponse', async () => {
    if (closing) setImmediate(() => app.server.closeIdleConnections());
  });
}
