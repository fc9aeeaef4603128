/**
 * Optimal string alignment distance (insertions, deletions, replacements, neighbours swapped), or
 * `limit + 1` as soon as it must be greater than `limit`.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= right.length; column++) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      let distance = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      );
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        distance = Math.min(distance, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(distance);
      best = Math.min(best, distance);
    }
    if (best > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? limit + 1;
}

/** How many slips of the finger a word may hold and still be taken for another. */
export function toleranceFor(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/** The one candidate nearest to the word; undefined when none is near or two are equally near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const tolerance = toleranceFor(word);
  let found: string | undefined;
  let smallest = tolerance + 1;
  for (const candidate of candidates) {
    if (candidate.length < 4) continue;
    const distance = editDistance(word, candidate, tolerance);
    if (distance < smallest) {
      smallest = distance;
      found = candidate;
    } else if (distance === smallest && distance <= tolerance) {
      found = undefined;
    }
  }
  return found;
}
