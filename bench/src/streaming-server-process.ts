import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { createAmbient, createSessions } from '@sidelight/server';
import { startProduct } from './product.ts';

// The product alone in its process, for ./streams.ts: argv names the model's address and how many people are signed in.
const [, , baseUrl = '', people = '0'] = process.argv;
const product = await startProduct(
  {},
  { MODEL_PROVIDER: 'openai-compatible', MODEL_BASE_URL: baseUrl, MODEL_NAME: 'bench' },
);
const { vault, sessionStore } = product.app.services;
const sessions = createSessions({ store: sessionStore, ambient: createAmbient() });
const tokens: string[] = [];
for (let index = 0; index < Number(people); index += 1) {
  const issued = product.sandbox.grant();
  const { id: connectionId } = await vault.connect({
    accessToken: issued.accessToken,
    refreshToken: issued.refreshToken,
    expiresIn: issued.expiresInSeconds,
    scopes: issued.scopes,
    person: { accountId: `streaming-${index}`, displayName: 'P', email: null, avatarUrl: null },
    sites: [{ cloudId: product.sandbox.site.cloudId, name: 'Site', url: product.sandbox.site.url }],
  });
  const { token } = await sessions.open({
    connectionId,
    carriedBy: 'bearer',
    remembered: true,
    userAgent: undefined,
  });
  tokens.push(token);
}
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('message', (asked) => {
  if (asked === 'stop') void product.stop().then(() => process.exit());
  else if (asked === 'reset') {
    delay.reset();
    process.send?.('ready');
  } else {
    process.send?.({
      megabytes: process.memoryUsage().rss / 1024 / 1024,
      delayMs: delay.percentile(99) / 1e6,
      longestDelayMs: delay.max / 1e6,
    });
  }
});
process.send?.({ url: product.app.url, tokens });
