import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Product, startProduct } from './product.ts';
import type { Row } from './row.ts';
import { median, timed } from './statistics.ts';

const minute = 60_000;
const atOnce = 8;
const refreshes = 400;
const hotReads = 50_000;
const remembered = 10_000;
const claims = 200;

/** What one process does with tokens: renew, hand out, keep in memory. */
export async function measureVault(): Promise<Row[]> {
  const product = await startProduct();
  try {
    return [await renewing(product), await handingOut(product), await keeping(product)];
  } finally {
    await product.stop();
  }
}

async function connect({ app, sandbox }: Product, accountId: string): Promise<string> {
  const issued = sandbox.grant();
  const { id } = await app.services.vault.connect({
    accessToken: issued.accessToken,
    refreshToken: issued.refreshToken,
    expiresIn: issued.expiresInSeconds,
    scopes: issued.scopes,
    person: { accountId, displayName: 'P', email: null, avatarUrl: null },
    sites: [{ cloudId: sandbox.site.cloudId, name: 'Site', url: sandbox.site.url }],
  });
  return id;
}

async function renewing(product: Product): Promise<Row> {
  const { sandbox, app } = product;
  const ids: string[] = [];
  for (let index = 0; index < refreshes; index += 1) ids.push(await connect(product, `renewed-${index}`));
  const grants = Array.from({ length: refreshes }, () => sandbox.grant().refreshToken);
  const straight = async (refreshToken: string | null) => {
    const answer = await fetch(`${sandbox.client.authUrl}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'refresh_token',
        client_id: sandbox.client.id,
        client_secret: sandbox.client.secret,
        refresh_token: refreshToken,
      }),
    });
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
    await answer.json();
  };
  const baseline = (await timed(() => inTurn(grants, straight))) / refreshes;
  const measured =
    (await timed(() => inTurn(ids, (id) => app.services.vault.refresh(id, 'person')))) / refreshes;
  return {
    what: `renewing tokens: ${Math.round(1000 / measured)} a second, ${atOnce} at a time; each`,
    measured,
    baseline: { what: 'the token request alone', value: baseline },
    // Three durable writes: the lease, the attempt before it is made, and what came of it.
    limit: { compared: 'added', most: 20 },
    unit: 'ms',
  };
}

async function handingOut(product: Product): Promise<Row> {
  const { vault, connections } = product.app.services;
  const id = await connect(product, 'hot');
  const each = async (times: number, read: () => Promise<unknown>) =>
    ((await timed(async () => {
      for (let index = 0; index < times; index += 1) await read();
    })) /
      times) *
    1000;
  await each(5_000, () => vault.authorize(id));
  return {
    what: 'handing out a remembered token',
    measured: await each(hotReads, () => vault.authorize(id)),
    baseline: {
      what: "reading the connection's row",
      value: await each(2_000, () => connections.find(id)),
    },
    limit: { compared: 'value', most: 20 },
    unit: 'µs',
  };
}

async function keeping(product: Product): Promise<Row> {
  const ids: string[] = [];
  for (let index = 0; index < remembered; index += 1) ids.push(await connect(product, `kept-${index}`));
  const before = heapMegabytes();
  for (const id of ids) await product.app.services.vault.authorize(id);
  return {
    what: `memory for ${remembered} connections in use`,
    measured: heapMegabytes() - before,
    baseline: { what: 'the heap before', value: before },
    limit: { compared: 'value', most: 30 },
    unit: 'MB',
  };
}

/** The look for due connections with a thousand stored and with a million. */
export async function measureDueScan(): Promise<Row[]> {
  const few = await claimTime(1_000);
  const many = await claimTime(1_000_000);
  return [
    {
      what: 'claiming a due connection among 1,000,000 stored',
      measured: many,
      baseline: { what: 'among 1,000 stored', value: few },
      limit: { compared: 'ratio', most: 1.5 },
      unit: 'µs',
    },
  ];
}

/** Microseconds. As many are due in each case, and none of them twice. */
async function claimTime(stored: number): Promise<number> {
  const product = await startProduct();
  try {
    const now = Date.now();
    const file = new DatabaseSync(path.join(product.folder, 'sidelight.db'));
    file
      .prepare(
        `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ?)
        insert into connections (id, owner, way_in, person, sites, scopes, state, explanation, sealed_tokens,
          token_version, connected_at, grant_began_at, last_used_at, refresh_due_at)
        select 'c' || n, 'o' || n, 'oauth', '{}', '[]', '[]', 'connected', '', 'sealed', 1, 0, ?, ?,
          ? + case when n % ? = 0 then -n else ? + n end
        from numbers`,
      )
      .run(stored, now, now, now, stored / (claims * 2), 60 * minute);
    file.close();
    const { connections } = product.app.services;
    const times: number[] = [];
    for (let claim = 0; claim < claims; claim += 1) {
      const lease = { owner: 'bench', now, until: now + 60 * minute };
      times.push(await timed(() => connections.claimDue(lease, 1)));
    }
    return median(times) * 1000;
  } finally {
    await product.stop();
  }
}

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
