import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeyRing, parseKeyRing } from './key-ring.ts';
import { seal, unseal } from './sealing.ts';
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

  it('does not open after any byte was changed', () => {
    const sealed = seal('secret', context, keys);
    const [version, id, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8((changed.readUInt8(index) + 1) % 256, index);
      expect(() => unseal(`${version}.${id}.${changed.toString('base64url')}`, context, keys)).toThrow();
    }
  });

  it('opens with an older key of the ring and seals with the first', () => {
    const old = key('old');
    const sealed = seal('secret', context, parseKeyRing([old]));
    const ring = parseKeyRing([key('new'), old]);
    expect(unseal(sealed, context, ring)).toBe('secret');
    expect(seal('secret', context, ring)).toMatch(/^v1\.new\./);
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
    ['another form', 'v2.k1.AAAA'],
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
