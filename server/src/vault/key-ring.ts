import { randomBytes as secureBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

const keyBytes = 32;

/** The keys that seal token sets, by id: the first seals, all open, so that a key can be replaced. */
export interface KeyRing {
  readonly sealing: SealingKey;
  find(id: string): SealingKey | undefined;
}

export interface SealingKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** From "id:base64" entries of 32 bytes each. Throws without quoting an entry, since it is a secret. */
export function parseKeyRing(entries: readonly string[]): KeyRing {
  const keys = entries.map((entry, index) => {
    const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_=-]+)$/.exec(entry.trim()) ?? [];
    const bytes = encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
    if (id === undefined || bytes === undefined || bytes.length !== keyBytes) {
      throw new Error(`Key ${index + 1} is not "id:base64" with ${keyBytes} bytes.`);
    }
    return { id, bytes };
  });
  const [sealing] = keys;
  if (sealing === undefined) throw new Error('The key ring is empty.');
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new Error('Two keys have the same id.');
  return { sealing, find: (id) => keys.find((key) => key.id === id) };
}

/**
 * The configured ring or, without one, that of the key file beside SQLite's file, which is made on first use. A
 * database in memory gets a ring that ends with it.
 */
export async function openKeyRing({
  keys,
  databaseFile,
}: {
  keys: readonly string[] | null;
  databaseFile: string;
}): Promise<KeyRing> {
  if (keys !== null) return parseKeyRing(keys);
  if (databaseFile === ':memory:') return parseKeyRing([newKey()]);
  const text = await readOrCreateKeyFile(`${databaseFile}.key`);
  return parseKeyRing(text.split('\n').filter((line) => line.trim() !== ''));
}

/**
 * The file appears whole or not at all: it is written aside, flushed and then linked to its name. Linking fails when
 * another process was first; its keys are then used, since two rings for one database would lose half of it.
 */
async function readOrCreateKeyFile(file: string): Promise<string> {
  const existing = await readIfThere(file);
  if (existing !== null) return existing;
  await mkdir(dirname(file), { recursive: true });
  const aside = `${file}.${secureBytes(6).toString('hex')}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(`${newKey()}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(aside, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(aside);
  }
  return readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function newKey(): string {
  return `${secureBytes(4).toString('hex')}:${secureBytes(keyBytes).toString('base64')}`;
}
