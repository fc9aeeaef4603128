import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CommandUnderTest, temporaryFolder } from './command-under-test.ts';

async function runKeys(args: readonly string[], environment: Record<string, string> = {}) {
  const { folder, remove } = await temporaryFolder();
  onTestFinished(remove);
  const command = new CommandUnderTest(['keys', ...args], environment, folder);
  onTestFinished(() => command.kill());
  return { folder, ...(await command.outcome) };
}

test('keys rotate --new-key makes a key first in the key file and reports what it did', async () => {
  const { code, stdout, folder } = await runKeys(['rotate', '--new-key', '--json']);
  const file = await readFile(path.join(folder, 'data', 'sidelight.db.key'), 'utf8');
  const [newId] = file.split(':');
  expect(JSON.parse(stdout)).toEqual({
    sealingKey: newId,
    newKey: newId,
    stored: 0,
    resealed: 0,
    unreadable: [],
  });
  expect(file.trim().split('\n')).toHaveLength(2);
  expect(code).toBe(0);
});

test('keys rotate --new-key refuses where the keys are configured, without printing them', async () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  const { code, stderr } = await runKeys(['rotate', '--new-key'], { SIDELIGHT_KEYS: `k1:${key}` });
  expect(code).toBe(2);
  expect(stderr).toContain('put a new one first there');
  expect(stderr).not.toContain(key);
});

test('keys without rotate says what it can do', async () => {
  expect(await runKeys([])).toMatchObject({ code: 2, stderr: expect.stringContaining('keys rotate') });
});
