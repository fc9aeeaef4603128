import { test } from 'vitest';
import { surviveKills } from './killed-server.test-rig.ts';

test('the server is killed 20 times while refreshes run, and every connection still works', () =>
  surviveKills(20));
