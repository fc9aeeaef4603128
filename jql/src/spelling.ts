/** The known word that somebody probably meant, or null when none is near. Ignores case. */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  // Longer words than any name are no slip of the pen, and would only cost time.
  if (wanted.length < 3 || wanted.length > 40) return null;
  const allowed = wanted.length <= 5 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) > allowed) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const options = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      ];
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        options.push((beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(Math.min(...options));
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
