import { test } from 'vitest';
import { surviveKills } from './killed-server.test-rig.ts';

test('the server is killed 6 times while refreshes run, and every connection still works', async () => {
  await surviveKills(6);
}, 60_000);
