import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileStore } from '../assistant/files/stored-file.ts';
import { connectionUnderTest } from './connection-under-test.ts';
import { type Database, openDatabase } from './database.ts';
import { enginesUnderTest, type PlaceUnderTest } from './database-under-test.ts';
import { createFileStore } from './file-store.ts';
import { createTranscriptStore } from './transcript-store.ts';

describe.each(enginesUnderTest())('the store of files on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  let store: FileStore;
  beforeEach(async () => {
    place = await engine.newPlace();
    database = await openDatabase({ ...place.location, now: () => 0 });
    await connectionUnderTest(database, { id: 'c1', owner: 'o1', at: 0 });
    await connectionUnderTest(database, { id: 'c2', owner: 'o2', at: 0 });
    store = createFileStore(database);
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });

  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const whole = { mediaType: 'image/png', kind: 'image', size: 259, sha256: 'ab', expiresAt: 1_000 } as const;

  async function put(id: string, conversationId: string | null = 't1'): Promise<void> {
    await store.begin({
      id,
      connectionId: 'c1',
      conversationId,
      name: 'a.png',
      createdAt: 5,
      expiresAt: 100,
    });
    await store.append(id, 0, every);
    await store.append(id, 1, new Uint8Array([1, 2, 3]));
    await store.finish(id, whole);
  }

  async function bytesOf(id: string): Promise<number[]> {
    const bytes: number[] = [];
    for await (const piece of store.read(id)) bytes.push(...piece);
    return bytes;
  }

  it('answers a file byte for byte, to its owner alone, until it expires', async () => {
    await put('f1');
    const file = {
      id: 'f1',
      connectionId: 'c1',
      conversationId: 't1',
      name: 'a.png',
      createdAt: 5,
      ...whole,
    };
    expect(await store.find('c1', 'f1', 999)).toEqual(file);
    expect(await bytesOf('f1')).toEqual([...every, 1, 2, 3]);
    expect(await store.find('c2', 'f1', 10)).toBeNull();
    expect(await store.find('c1', 'f2', 10)).toBeNull();
    expect(await store.find('c1', 'f1', 1_000)).toBeNull();
    await store.extend('c2', ['f1'], 5_000);
    expect(await store.find('c1', 'f1', 1_000)).toBeNull();
    await store.extend('c1', ['f1'], 5_000);
    expect(await store.find('c1', 'f1', 1_000)).toEqual({ ...file, expiresAt: 5_000 });
  });

  it('does not answer what is still arriving, and counts it', async () => {
    await store.begin({
      id: 'f1',
      connectionId: 'c1',
      conversationId: 't1',
      name: 'a',
      createdAt: 5,
      expiresAt: 100,
    });
    await store.append('f1', 0, every);
    expect(await store.find('c1', 'f1', 10)).toBeNull();
    await put('f2');
    expect(await store.used('c1', 10)).toEqual({ files: 2, bytes: 256 + 259 });
    expect(await store.used('c1', 500)).toEqual({ files: 1, bytes: 259 });
    expect(await store.used('c2', 10)).toEqual({ files: 0, bytes: 0 });
  });

  it('removes for its owner alone, with every piece', async () => {
    await put('f1');
    expect(await store.remove('c2', 'f1')).toBe(false);
    expect(await bytesOf('f1')).toHaveLength(259);
    expect(await store.remove('c1', 'f1')).toBe(true);
    expect(await store.remove('c1', 'f1')).toBe(false);
    expect(await bytesOf('f1')).toEqual([]);
  });

  it('deletes the files of a conversation with it, and keeps what an undo needs', async () => {
    const transcripts = createTranscriptStore(database);
    await transcripts.create({ id: 't1', connectionId: 'c1', siteUrl: null, title: 'Hello', createdAt: 5 });
    await put('f1');
    await put('kept', null);
    await transcripts.delete('t1');
    expect(await store.find('c1', 'f1', 10)).toBeNull();
    expect(await bytesOf('f1')).toEqual([]);
    expect(await store.find('c1', 'kept', 10)).not.toBeNull();
  });

  it('sweeps what has expired and what came long ago for a conversation that is not there', async () => {
    await createTranscriptStore(database).create({
      id: 't1',
      connectionId: 'c1',
      siteUrl: null,
      title: 'A',
      createdAt: 5,
    });
    await put('spoken', 't1');
    await put('orphan', 't2');
    await put('kept', null);
    expect(await store.sweep(500, 4)).toBe(0);
    expect(await store.sweep(500, 5)).toBe(1);
    expect(await store.find('c1', 'orphan', 10)).toBeNull();
    expect(await store.find('c1', 'spoken', 10)).not.toBeNull();
    expect(await store.sweep(1_000, 5)).toBe(2);
    expect(await bytesOf('kept')).toEqual([]);
  });
});
