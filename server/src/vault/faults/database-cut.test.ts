import { describe, expect, inject, it } from 'vitest';
import { postgresUnderTest } from '../../storage/database-under-test.ts';
import { openArena } from './arena-under-test.ts';
import { type LostWhere, openCutWay } from './cut-way-under-test.ts';
import { runTrials, type Trial } from './matrix-under-test.ts';

const places: readonly LostWhere[] = ['before it arrives', 'after it was done'];

describe.runIf(inject('postgres') !== null)('the way to PostgreSQL is cut', () => {
  it('at every statement of a refresh, its commit among them: no connection is lost, no token stored twice', async () => {
    const place = await postgresUnderTest.newPlace();
    if (!('url' in place.location)) throw new Error('This is about PostgreSQL.');
    const way = await openCutWay(place.location.url);
    const arena = await openArena({ url: way.url, poolSize: 4 }, 3);
    try {
      const before = way.statements;
      arena.letTokensRunOut();
      await arena.vault.authorize(arena.ids[0] ?? '');
      const statements = way.statements - before;
      expect(statements).toBeGreaterThan(3);
      let cuts = 0;
      const trials = Array.from({ length: statements }, (_, index) => index + 1).flatMap((n) =>
        places.map((where): [string, Trial] => [
          `statement ${n}, ${where}`,
          async ({ vault }, id) => {
            way.cutAt(n, where);
            try {
              await vault.authorize(id);
            } finally {
              if (way.wasCut) cuts += 1;
            }
          },
        ]),
      );
      expect(await runTrials(arena, Object.fromEntries(trials), 1)).toBe(2 * statements);
      expect(cuts).toBe(2 * statements);
    } finally {
      await arena.close();
      await way.close();
      await place.remove();
    }
  });
});
