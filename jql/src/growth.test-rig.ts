/**
 * How many times longer the work takes for all of `size` than for a quarter of it: about 4 where it is in proportion,
 * 16 where it is squared. The best of several, since what else the machine does makes them longer, never shorter.
 */
export function growth(size: number, work: (size: number) => unknown): number {
  const best = (part: number) =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now();
        work(part);
        return performance.now() - start;
      }),
    );
  best(size);
  // What takes no time at all is not compared with itself.
  return best(size) / Math.max(best(Math.round(size / 4)), 0.2);
}
