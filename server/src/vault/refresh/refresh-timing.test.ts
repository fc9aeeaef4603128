import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff, isUsable, refreshDueAt } from './refresh-timing.ts';

const minute = 60_000;
const lifeMs = fc.integer({ min: 500, max: 30 * 24 * 60 * minute });
const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

describe('isUsable', () => {
  it('keeps a minute of an ordinary token and a fifth of a short one', () => {
    const hour = { issuedAt: 0, expiresAt: 60 * minute };
    expect([isUsable(hour, 59 * minute), isUsable(hour, 59 * minute + 1)]).toEqual([true, false]);
    const short = { issuedAt: 0, expiresAt: 5_000 };
    expect([isUsable(short, 4_000), isUsable(short, 4_001)]).toEqual([true, false]);
  });

  it('holds of every token when it is new', () => {
    fc.assert(fc.property(lifeMs, (expiresAt) => isUsable({ issuedAt: 0, expiresAt }, 0)));
  });
});

describe('refreshDueAt', () => {
  it('leaves an ordinary token more than ten minutes', () => {
    fc.assert(
      fc.property(chance, (random) => {
        const ahead =
          60 * minute - refreshDueAt({ issuedAt: 0, expiresAt: 60 * minute }, 11 * minute, () => random);
        expect(ahead).toBeGreaterThanOrEqual(11 * minute);
        expect(ahead).toBeLessThanOrEqual(16 * minute);
      }),
    );
  });

  it('comes while the token is still usable, and never at once', () => {
    fc.assert(
      fc.property(lifeMs, chance, (expiresAt, random) => {
        const due = refreshDueAt({ issuedAt: 0, expiresAt }, 11 * minute, () => random);
        expect(isUsable({ issuedAt: 0, expiresAt }, due)).toBe(true);
        expect(due).toBeGreaterThanOrEqual(Math.floor(expiresAt / 2));
      }),
    );
  });
});

describe('backOff', () => {
  it('doubles from a second, and leaves several tries within the ten minutes of leeway', () => {
    expect([1, 2, 3].map((failures) => backOff(failures, () => 0.5))).toEqual([1_000, 2_000, 4_000]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), chance, (failures, random) => {
        const wait = backOff(failures, () => random);
        expect(wait).toBeGreaterThanOrEqual(750);
        expect(wait).toBeLessThanOrEqual(2.5 * minute);
      }),
    );
  });
});
