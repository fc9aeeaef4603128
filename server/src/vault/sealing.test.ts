import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addKeyToFile } from './key-file.ts';
import { openKeyRing } from './key-ring.ts';
import { parseKeyRing } from './ring-entries.ts';
import { reseal, seal, unseal } from './sealing.ts';
import { openTokenSet, sealTokenSet } from './token-set.ts';
import { VaultError } from './vault-error.ts';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const context = { purpose: 'token-set', connectionId: 'one' } as const;

describe('seal', () => {
  const keys = parseKeyRing([key('k1')]);

  it('opens what it sealed, and never seals alike twice', () => {
    const sealed = seal('secret words', context, keys);
    expect(unseal(sealed, context, keys)).toBe('secret words');
    expect(sealed).not.toContain('secret');
    expect(seal('secret words', context, keys)).not.toBe(sealed);
  });

  it('does not open for another connection', () => {
    const sealed = seal('secret', context, keys);
    expect(() => unseal(sealed, { ...context, connectionId: 'two' }, keys)).toThrow();
  });

  it('does not open after any byte was changed, of the value or of its key', () => {
    const parts = seal('secret', context, keys).split('.');
    for (const part of [2, 3]) {
      const bytes = Buffer.from(parts[part] ?? '', 'base64url');
      for (let index = 0; index < bytes.length; index += 1) {
        const changed = Buffer.from(bytes);
        changed.writeUInt8((changed.readUInt8(index) + 1) % 256, index);
        const tampered = parts.with(part, changed.toString('base64url')).join('.');
        expect(() => unseal(tampered, context, keys)).toThrow();
        expect(() => reseal(tampered, context, parseKeyRing([key('k2')]))).toThrow();
      }
    }
  });

  it('does not open with the data key of another value', () => {
    const [, , key1] = seal('one', context, keys).split('.');
    const parts = seal('two', context, keys).split('.');
    expect(() => unseal(parts.with(2, key1 ?? '').join('.'), context, keys)).toThrow();
  });

  it('brings a value under the first key by wrapping its data key anew, to which only the old key is needed', () => {
    const old = key('old');
    const sealed = seal('secret', context, parseKeyRing([old]));
    const ring = parseKeyRing([key('new'), old]);
    const resealed = reseal(sealed, context, ring) ?? '';
    expect(resealed).toMatch(/^v2\.new\./);
    expect(resealed.split('.')[3]).toBe(sealed.split('.')[3]);
    expect(unseal(resealed, context, ring)).toBe('secret');
    expect(reseal(resealed, context, ring)).toBeNull();
    expect(() => reseal(sealed, { ...context, connectionId: 'two' }, ring)).toThrow();
  });

  it('opens what the first versions sealed, and seals it anew in the form of today', () => {
    const ring = parseKeyRing([`old:${Buffer.alloc(32, 1).toString('base64')}`]);
    const sealed =
      'v1.old.pO31JojuFnoAgcIsCDkRCadXECPfRpfsDp5jIvCUns0kKvBQnz4zw9J19wX6MvsjY0wFrZWTrvFsPLx0mEx1YUlfftw8hbZS3dracFebpGJN';
    const tokens = { kind: 'oauth', accessToken: 'a', refreshToken: 'r' };
    expect(openTokenSet(sealed, 'one', ring)).toEqual(tokens);
    expect(() => openTokenSet(sealed, 'two', ring)).toThrow();
    const resealed = reseal(sealed, context, ring) ?? '';
    expect(resealed).toMatch(/^v2\.old\./);
    expect(openTokenSet(resealed, 'one', ring)).toEqual(tokens);
  });

  it('opens with an older key of the ring and seals with the first', () => {
    const old = key('old');
    const sealed = seal('secret', context, parseKeyRing([old]));
    const ring = parseKeyRing([key('new'), old]);
    expect(unseal(sealed, context, ring)).toBe('secret');
    expect(seal('secret', context, ring)).toMatch(/^v2\.new\./);
  });

  it('names a key that is not there', () => {
    const sealed = seal('secret', context, keys);
    expect(() => unseal(sealed, context, parseKeyRing([key('k2')]))).toThrow(/"k1" is not in the key ring/);
    expect(() => unseal(sealed, context, parseKeyRing([key('k1')]))).toThrow();
  });
});

describe('openTokenSet', () => {
  const keys = parseKeyRing([key('k1')]);

  it.each([
    ['rubbish', 'rubbish'],
    ['another form', 'v3.k1.AAAA'],
    ['a value without its key', 'v2.k1.AAAA'],
    ['a cut key', 'v2.k1.AAAA.AAAA'],
    ['a cut value', 'v1.k1.AAAA'],
    ['not a token set', seal('{"kind":"other","token":"s3cret"}', context, keys)],
    ['not JSON', seal('s3cret', context, keys)],
  ])('answers connection.unreadable for %s, without quoting it', (_name, sealed) => {
    const error = thrownBy(() => openTokenSet(sealed, 'one', keys));
    expect(error).toBeInstanceOf(VaultError);
    expect(error).toMatchObject({ code: 'connection.unreadable' });
    expect(`${error} ${error instanceof Error ? String(error.cause) : ''}`).not.toContain('s3cret');
  });

  it('does not open a row swapped with another', () => {
    const sealed = sealTokenSet({ kind: 'api-token', username: 'a', token: 'b' }, 'one', keys);
    expect(openTokenSet(sealed, 'one', keys)).toEqual({ kind: 'api-token', username: 'a', token: 'b' });
    expect(thrownBy(() => openTokenSet(sealed, 'two', keys))).toMatchObject({
      code: 'connection.unreadable',
    });
  });
});

describe('the key file', () => {
  it('is made once, whole and for the owner only, also by several at the same moment', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sidelight-keys-'));
    const databaseFile = join(folder, 'data', 'sidelight.db');
    const rings = await Promise.all(
      Array.from({ length: 8 }, () => openKeyRing({ keys: null, databaseFile })),
    );
    const again = await openKeyRing({ keys: null, databaseFile });
    expect(
      new Set([...rings, again].map((ring) => Buffer.from(ring.sealing.bytes).toString('hex'))).size,
    ).toBe(1);
    expect(await readdir(join(folder, 'data'))).toEqual(['sidelight.db.key']);
    if (process.platform !== 'win32') expect((await stat(`${databaseFile}.key`)).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  it('is read again by a process that meets a key put into it meanwhile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sidelight-keys-'));
    const databaseFile = join(folder, 'sidelight.db');
    const running = await openKeyRing({ keys: null, databaseFile });
    const first = running.sealing.id;
    const added = await addKeyToFile(`${databaseFile}.key`);
    const command = await openKeyRing({ keys: null, databaseFile });
    expect(command.sealing.id).toBe(added);
    expect(unseal(seal('secret', context, command), context, running)).toBe('secret');
    expect(running.sealing.id).toBe(added);
    expect(running.find(first)?.id).toBe(first);
    expect(running.find('nobody')).toBeUndefined();
    if (process.platform !== 'win32') expect((await stat(`${databaseFile}.key`)).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  it('stops the start when it is damaged, without showing it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sidelight-keys-'));
    const databaseFile = join(folder, 'sidelight.db');
    await writeFile(`${databaseFile}.key`, 'k1:c2hvcnQ=\n');
    await chmod(`${databaseFile}.key`, 0o600);
    await expect(openKeyRing({ keys: null, databaseFile })).rejects.toThrow('Key 1 is not "id:base64"');
    expect(await readFile(`${databaseFile}.key`, 'utf8')).toBe('k1:c2hvcnQ=\n');
    await rm(folder, { recursive: true });
  });
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
