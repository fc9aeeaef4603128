import { randomBytes as secureBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KeyRing } from './key-ring.ts';
import { newKey, parseKeyRing } from './ring-entries.ts';

/** A key ring that lives in a file, one key a line, made with one key when there is none. Only its owner may read it. */
export async function openKeyFile(file: string): Promise<KeyRing> {
  let ring = ringOf(await readOrCreate(file));
  return {
    get sealing() {
      return ring.sealing;
    },
    find(id) {
      // `sidelight keys rotate --new-key`, beside this process, puts a key into the file before it uses it.
      if (ring.find(id) === undefined) ring = ringOf(readFileSync(file, 'utf8'));
      return ring.find(id);
    },
  };
}

/** Puts a new key before the others, which stay: they still open. Answers its id. */
export async function addKeyToFile(file: string): Promise<string> {
  const text = await readOrCreate(file);
  const aside = await writeAside(file, `${newKey()}\n${text}`);
  await rename(aside, file);
  return ringOf(await readFile(file, 'utf8')).sealing.id;
}

function ringOf(text: string): KeyRing {
  return parseKeyRing(text.split('\n').filter((line) => line.trim() !== ''));
}

/**
 * The file appears whole or not at all: it is written aside, flushed and then linked to its name. Linking fails when
 * another process was first; its keys are then used, since two rings for one database would lose half of it.
 */
async function readOrCreate(file: string): Promise<string> {
  const existing = await readIfThere(file);
  if (existing !== null) return existing;
  await mkdir(dirname(file), { recursive: true });
  const aside = await writeAside(file, `${newKey()}\n`);
  try {
    await link(aside, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(aside);
  }
  return readFile(file, 'utf8');
}

async function writeAside(file: string, text: string): Promise<string> {
  const aside = `${file}.${secureBytes(6).toString('hex')}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return aside;
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
