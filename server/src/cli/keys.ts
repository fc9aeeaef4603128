import { createAmbient } from '../ambient.ts';
import { type Config, configFromEnvironment } from '../config.ts';
import { openKeys, openStorage } from '../services.ts';
import { createSealedRowStore } from '../storage/sealed-row-store.ts';
import { addKeyToFile } from '../vault/key-file.ts';
import { keyFileOf } from '../vault/key-ring.ts';
import { rotateKeys } from '../vault/key-rotation.ts';
import type { Given } from './command.ts';
import { UsageError } from './usage-error.ts';

/** `sidelight keys rotate`: exit code 0 when every stored token set is under the first key, 1 when some do not open. */
export async function rotate(given: Given): Promise<number> {
  const json = given.flag('json');
  const withNewKey = given.flag('new-key');
  const config = configFromEnvironment();
  const made = withNewKey ? await addKey(config) : null;
  const ring = await openKeys(config);
  const database = await openStorage(config, createAmbient());
  try {
    const { stored, resealed, unreadable } = await rotateKeys(
      createSealedRowStore(database),
      ring,
      (done) => {
        if (!json && process.stderr.isTTY) process.stderr.write(`\r${done} sealed anew …`);
      },
    );
    const report = { sealingKey: ring.sealing.id, newKey: made, stored, resealed, unreadable };
    if (json) console.log(JSON.stringify(report, null, 2));
    else console.log(inWords(report));
    return unreadable.length === 0 ? 0 : 1;
  } finally {
    await database.destroy();
  }
}

/** Only where the keys are ours to write: those of SIDELIGHT_KEYS are kept by the administrator. */
async function addKey({ keys: configured, database }: Config): Promise<string> {
  if (configured !== null || !('file' in database)) {
    throw new UsageError(
      '--new-key is for the key file. Here the keys come from SIDELIGHT_KEYS: put a new one first there, as docs/operations.md describes.',
    );
  }
  return addKeyToFile(keyFileOf(database.file));
}

function inWords(report: {
  sealingKey: string;
  stored: number;
  resealed: number;
  unreadable: readonly string[];
}): string {
  const { sealingKey, stored, resealed, unreadable } = report;
  const lines = [`Sealed anew under the key "${sealingKey}": ${resealed} of ${stored} stored token sets.`];
  if (unreadable.length > 0) {
    lines.push(
      `${unreadable.length} could not be opened by any key and were left as they are: ${unreadable.slice(0, 10).join(', ')}${unreadable.length > 10 ? ', …' : ''}.`,
      'Put their key back into the ring and run this again; else those people will have to sign in again.',
    );
  } else
    lines.push(
      'Every stored token set is now under that key. Servers that still seal with another are to be restarted first.',
    );
  return lines.join('\n');
}
