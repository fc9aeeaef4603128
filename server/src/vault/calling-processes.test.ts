import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startSandbox } from '@sidelight/jira-sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAmbient } from '../ambient.ts';
import { createConnectionStore } from '../storage/connection-store.ts';
import { openDatabase } from '../storage/database.ts';
import { enginesUnderTest } from '../storage/database-under-test.ts';
import type { CallingProcess } from './calling-process-under-test.ts';
import { createVault } from './create-vault.ts';
import { openKeyRing } from './key-ring.ts';
import { newKey } from './ring-entries.ts';
import { signInAt } from './sandbox-sign-in.test-rig.ts';

const processes = 4;
const callers = 50;

describe.each(enginesUnderTest())('one $name', (engine) => {
  it(`answers ${callers} callers in each of ${processes} processes, of one expired connection, with one token request`, async () => {
    const sandbox = await startSandbox({ issues: 0 });
    onTestFinished(() => sandbox.close());
    const place = await engine.newPlace();
    onTestFinished(() => place.remove());
    const key = newKey();
    const connectionId = await expiredConnection();
    const given: CallingProcess = {
      database: place.location,
      key,
      connectionId,
      callers,
      client: sandbox.client,
    };
    const children = Array.from({ length: processes }, () =>
      fork(path.join(import.meta.dirname, 'calling-process-under-test.ts'), [JSON.stringify(given)], {
        execArgv: ['--disable-warning=ExperimentalWarning'],
      }),
    );
    onTestFinished(() => {
      for (const child of children) child.kill('SIGKILL');
    });
    await Promise.all(children.map(said));
    // Long enough that all of them meet it under way.
    sandbox.faults.next({ path: '/oauth/token' }, { delayMs: 200 });
    const answers = children.map(said);
    for (const child of children) child.send('go');
    const headers = (await Promise.all(answers)).flat();
    expect(headers).toHaveLength(processes * callers);
    expect(new Set(headers).size).toBe(1);
    expect(sandbox.tokenRequests).toHaveLength(1);
    await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')));

    async function expiredConnection(): Promise<string> {
      const database = await openDatabase({ ...place.location, now: Date.now });
      const vault = createVault({
        store: createConnectionStore(database),
        keys: await openKeyRing({ keys: [key], databaseFile: '' }),
        oauth: null,
        apiToken: null,
        ambient: createAmbient(),
        log: { warn: () => undefined },
      });
      const { id } = await vault.connect({ ...signInAt(sandbox, 'ann'), expiresIn: 0 });
      await database.destroy();
      return id;
    }
  });
});

async function said(child: ChildProcess): Promise<unknown> {
  const [message] = await once(child, 'message');
  return message;
}
