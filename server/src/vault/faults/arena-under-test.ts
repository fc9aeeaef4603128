import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { sql } from 'kysely';
import type { DatabaseConfig } from '../../config.ts';
import { signInAt } from '../sandbox-sign-in.test-rig.ts';
import type { Death, DyingOrder } from './dying-process-under-test.ts';
import { openVaultUnderTest } from './vault-under-test.ts';

const minute = 60_000;
const hour = 60 * minute;

export type Arena = Awaited<ReturnType<typeof openArena>>;

/** A sandbox, a database and a vault whose clocks the trials move, with connections to try on. */
export async function openArena(location: DatabaseConfig, connections: number) {
  const clock = { now: Date.parse('2026-11-23T09:00:00Z'), skew: 0 };
  const sandbox = await startSandbox({ issues: 0, now: () => clock.now });
  // What the next refresh meets on its way, in this process.
  const way: { fetch: typeof fetch } = { fetch };
  const under = await openVaultUnderTest({
    location,
    atlassianUrl: sandbox.url,
    clientSecret: sandbox.client.secret,
    now: () => clock.now + clock.skew,
    fetch: (...request) => way.fetch(...request),
  });
  const ids = await Promise.all(
    Array.from({ length: connections }, (_, index) => signIn(sandbox, under.vault, `account-${index}`)),
  );
  return {
    sandbox,
    clock,
    way,
    ids,
    ...under,
    location,

    /** Time enough that every access token has run out. */
    letTokensRunOut(): void {
      clock.now += hour + minute;
    },

    /** A process of its own begins to refresh and is ended at that point. */
    async die(death: Death, connectionId: string): Promise<void> {
      const child = fork(join(import.meta.dirname, 'dying-process-under-test.ts'), [], {
        execArgv: ['--disable-warning=ExperimentalWarning'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      let complaints = '';
      child.stderr?.on('data', (text: Buffer) => {
        complaints += text.toString();
      });
      const ended = once(child, 'exit');
      if (death === 'after it was sent') {
        const arrives = ({ path }: { path: string }) => {
          if (path !== '/oauth/token') return false;
          child.kill('SIGKILL');
          return true;
        };
        // The request has arrived; that nobody waits for the answer any more does not stop it from being served.
        sandbox.faults.next(arrives, { delayMs: 5 });
      }
      const now = clock.now + clock.skew;
      const order: DyingOrder = {
        location,
        atlassianUrl: sandbox.url,
        clientSecret: sandbox.client.secret,
        now,
        death,
        connectionId,
      };
      child.send(order);
      const [, signal] = await ended;
      if (signal !== 'SIGKILL' || complaints !== '') {
        throw new Error(`The process did not die ${death}: ${signal} ${complaints}`);
      }
    },

    /** Asks again, as people do, until the connection works; throws when the leeway has passed and it does not. */
    async recover(connectionId: string): Promise<void> {
      for (let waited = 0; ; waited += 15_000) {
        try {
          await under.vault.authorize(connectionId);
          break;
        } catch (error) {
          if (waited > 8 * minute) throw error;
          clock.now += 15_000;
        }
      }
      // As the background does a minute later: which of two answers is the live one is settled within the leeway.
      clock.now += minute;
      await under.vault.refresh(connectionId, 'background');
    },

    /** Throws when a connection is lost, a token stored twice, or a refresh token was used after its leeway. */
    async verify(): Promise<void> {
      clock.now += hour + 11 * minute;
      for (const id of ids) {
        const { apiBase, header } = await under.vault.authorize(id);
        const answer = await fetch(`${apiBase}/rest/api/3/myself`, { headers: { authorization: header } });
        await answer.body?.cancel();
        if (answer.status !== 200) throw new Error(`Jira answers ${answer.status} to a connection`);
      }
      const { rows } = await sql<{ stored: number; owners: number; sealed: number; leased: number }>`
        select count(*) as stored, count(distinct owner) as owners, count(sealed_tokens) as sealed,
          count(lease_owner) as leased from connections`.execute(under.database);
      const counts = Object.values(rows[0] ?? {}).map(Number);
      const wanted = [ids.length, ids.length, ids.length, 0];
      if (counts.join() !== wanted.join()) throw new Error(`stored, owners, sealed, leased: ${counts}`);
      if (sandbox.lateTokenUses > 0) {
        throw new Error(`${sandbox.lateTokenUses} refresh tokens were used after their leeway`);
      }
    },

    async close(): Promise<void> {
      await under.close();
      await sandbox.close();
    },
  };
}

/** A connection of an account's own. */
export async function signIn(
  sandbox: Sandbox,
  vault: Awaited<ReturnType<typeof openVaultUnderTest>>['vault'],
  accountId: string,
): Promise<string> {
  const { id } = await vault.connect(signInAt(sandbox, accountId));
  return id;
}
