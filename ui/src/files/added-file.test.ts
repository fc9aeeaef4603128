import { mostFileBytes } from '@sidelight/contract';
import { expect, test } from 'vitest';
import { type AddedFile, nameOf, readyFiles, refusalOf } from './added-file.ts';

const now = new Date(2026, 10, 28, 9, 5, 7);

test('a pasted screenshot is named after the time, anything else as it is called', () => {
  const pasted = { name: 'image.png', type: 'image/png' };
  expect(nameOf(pasted, true, now)).toBe('screenshot-2026-11-28-090507.png');
  expect(nameOf({ ...pasted, type: 'image/jpeg' }, true, now)).toBe('screenshot-2026-11-28-090507.jpeg');
  expect(nameOf(pasted, false, now)).toBe('image.png');
  expect(nameOf({ name: 'a.log', type: 'text/plain' }, true, now)).toBe('a.log');
  expect(nameOf({ name: '', type: '' }, false, now)).toBe('file');
});

test('what is too large is not even tried', () => {
  expect(refusalOf({ size: mostFileBytes })).toBeUndefined();
  expect(refusalOf({ size: mostFileBytes + 1 })).toBe('Larger than 10 MB');
});

test('files go along once all of them are there', () => {
  const file = { id: 'f1', name: 'a', mediaType: 'text/plain', kind: 'text', size: 1 } as const;
  const ready: AddedFile = { localId: '1', name: 'a', size: 1, state: { kind: 'ready', file } };
  const arriving: AddedFile = { localId: '2', name: 'b', size: 1, state: { kind: 'arriving', share: 0.5 } };
  const failed: AddedFile = { localId: '3', name: 'c', size: 1, state: { kind: 'failed', why: 'No' } };
  expect(readyFiles([])).toEqual([]);
  expect(readyFiles([ready])).toEqual([file]);
  expect(readyFiles([ready, arriving])).toBeUndefined();
  expect(readyFiles([ready, failed])).toBeUndefined();
});
