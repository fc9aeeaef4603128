import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import process from 'node:process';
import { configFromEnvironment, createAmbient, createApp } from '@sidelight/server';
import { JiraTime } from './jira-time.ts';

// The server alone in its process, for ./built-in-turn.ts: set up by its environment. It says where it is, and then of each
// answer how long it took, from the arrival of the request to the end of the answer, and how much of that Jira was asked.
const jira = new JiraTime();
const app = await createApp({
  config: configFromEnvironment(process.env),
  ambient: { ...createAmbient(), fetch: jira.fetch },
});
await app.listen();

const arrivals = new WeakMap<
  IncomingMessage,
  { readonly at: number; readonly jira: number; readonly worked: number }
>();
subscribe('http.server.request.start', (message) => {
  arrivals.set(requestOf(message), { at: performance.now(), jira: jira.busy(), worked: worked() });
});
subscribe('http.server.response.finish', (message) => {
  const arrival = arrivals.get(requestOf(message));
  if (arrival === undefined) return;
  process.send?.({
    atServer: performance.now() - arrival.at,
    jira: jira.busy() - arrival.jira,
    worked: worked() - arrival.worked,
  });
});
process.on('message', () => void app.close().then(() => process.exit()));
process.send?.({ url: app.url });

/** Milliseconds of the processor that this thread has had. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function requestOf(message: unknown): IncomingMessage {
  if (typeof message === 'object' && message !== null && 'request' in message) {
    if (message.request instanceof IncomingMessage) return message.request;
  }
  throw new TypeError('Node reported an HTTP request in another way than it documents.');
}
