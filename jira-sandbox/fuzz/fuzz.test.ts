import { expect, test } from 'vitest';
import { startSandbox } from '../src/index.ts';
import { fuzz } from './fuzz.ts';

test('600 requests that nobody should send: none is answered with a 500', async () => {
  const sandbox = await startSandbox({
    now: () => Date.parse('2026-11-23T09:00:00Z'),
    issues: 60,
    control: true,
  });
  try {
    expect(await fuzz(sandbox, 7, 600)).toEqual([]);
  } finally {
    await sandbox.close();
  }
});
