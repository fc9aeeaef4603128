/** `*` is any run, `?` one character. Linear but for one remembered star, so no pattern is expensive. */
export function globMatches(pattern: string, word: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let resumeAt = 0;
  while (at < word.length) {
    const sign = pattern[inPattern];
    if (sign === '*') {
      star = inPattern;
      resumeAt = at;
      inPattern += 1;
    } else if (sign === '?' || (sign !== undefined && sign === word[at])) {
      at += 1;
      inPattern += 1;
    } else if (star >= 0) {
      resumeAt += 1;
      at = resumeAt;
      inPattern = star + 1;
    } else {
      return false;
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}

/** Whether so many inserted, removed, replaced or swapped letters at most lead from one word to the other. */
export function isNear(left: string, right: string, edits: number): boolean {
  if (Math.abs(left.length - right.length) > edits) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > edits) return false;
    beforeLast = last;
    last = next;
  }
  return (last[right.length] ?? 0) <= edits;
}
