import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { memoryFolder } from './memory-folder.ts';

it('is a folder that can be written and has the room', () => {
  expect(memoryFolder(tmpdir(), 1)).toBe(tmpdir());
  expect(memoryFolder(tmpdir(), Number.MAX_SAFE_INTEGER)).toBeUndefined();
  expect(memoryFolder(path.join(tmpdir(), 'there-is-none'), 1)).toBeUndefined();
});
