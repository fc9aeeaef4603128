/** Growth below this is in proportion. */
export const proportional = 10;
/** Rounds without a good one, after which the work is what takes long, and not the machine. */
const mostRounds = 40;

/**
 * How many times longer the work takes for all of `size` than for a quarter of it: about 4 where it is in proportion,
 * 16 where it is squared. The best of several, since what else the machine does makes them longer, never shorter; where
 * they look squared, of many more, so that a busy machine is not taken for slow work.
 */
export function growth(size: number, work: (size: number) => unknown): number {
  const time = (part: number) => {
    const start = performance.now();
    work(part);
    return performance.now() - start;
  };
  time(size);
  let whole = Infinity;
  // What takes no time at all is not compared with itself.
  let quarter = Infinity;
  const ratio = () => whole / Math.max(quarter, 0.2);
  for (let round = 0; round < 5 || (round < mostRounds && ratio() >= proportional); round += 1) {
    whole = Math.min(whole, time(size));
    quarter = Math.min(quarter, time(Math.round(size / 4)));
  }
  return ratio();
}
