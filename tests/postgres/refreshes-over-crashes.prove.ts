import { expect, it } from 'vitest';
import { openArena } from '../../server/src/vault/faults/arena-under-test.ts';
import { outages, runTrials } from '../../server/src/vault/faults/matrix-under-test.ts';
import { startPostgres } from './postgres-under-test.ts';

it('PostgreSQL: 60 times the server is killed and started again', async () => {
  const server = await startPostgres();
  const arena = await openArena({ url: server.url, poolSize: 4 }, 10);
  const restart = async () => {
    await server.crash();
    void server.start();
  };
  try {
    expect(await runTrials(arena, outages(restart), 20)).toBe(60);
  } finally {
    await arena.close();
    await server.stop();
  }
});
