/**
 * `work` for every place from 0, at most `atOnce` at a time, in their order, and each only when those that it waits for
 * have ended. `after` names those for each place; they may come later in the list. When one fails nothing more is begun,
 * and the failure is thrown once the others have ended.
 */
export async function inOrder(
  after: readonly (readonly number[])[],
  atOnce: number,
  work: (place: number) => Promise<void>,
): Promise<void> {
  const left = new Set(after.keys());
  const running = new Set<number>();
  const ended = new Set<number>();
  const failures: unknown[] = [];
  await new Promise<void>((resolve) => {
    const isReady = (place: number): boolean => after[place]?.every((other) => ended.has(other)) ?? true;
    const go = (): void => {
      while (failures.length === 0 && running.size < atOnce) {
        const place = [...left].find(isReady);
        if (place === undefined) break;
        left.delete(place);
        running.add(place);
        work(place)
          .catch((error: unknown) => failures.push(error))
          .finally(() => {
            running.delete(place);
            ended.add(place);
            go();
          });
      }
      if (running.size > 0) return;
      if (left.size > 0 && failures.length === 0) failures.push(new Error('They wait for each other.'));
      resolve();
    };
    go();
  });
  if (failures.length > 0) throw failures[0];
}
