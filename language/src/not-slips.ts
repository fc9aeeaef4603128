/** Words of their own that are near a known one: "blocked" is no slip for "blocker". */
export const notSlips: ReadonlySet<string> = new Set(
  'blocked blocking stuck ready waiting block paused parked flagged slipped'.split(' '),
);
