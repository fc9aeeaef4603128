/** `work` on every item, at most `atOnce` at a time; the answers in the order of the items. The first failure ends it. */
export async function inLanes<Item, Answer>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const left = items.entries();
  let failed = false;
  const lane = async () => {
    for (const [index, item] of left) {
      if (failed) return;
      try {
        answers[index] = await work(item, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  return answers;
}
