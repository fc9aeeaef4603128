/**
 * LexoRanks as Jira writes them: a bucket, six digits to base 36, a colon and further digits where room was needed
 * between two neighbours. They compare as plain texts.
 */

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const BASE = 36;
const WIDTH = 6;
/** New issues go to the end in steps, so that others find room between them. */
const STEP = 8;
/** `i00000`: half of all ranks are above it, for issues that are moved up before any other. */
const MIDDLE = 18 * BASE ** (WIDTH - 1);

/** The rank of the n-th issue of a site, counted from 0. */
export function rankAt(position: number): string {
  return `0|${(MIDDLE + 7 + position * STEP).toString(BASE).padStart(WIDTH, '0')}:`;
}

/** A rank below every one that sorts before or equal to the last. */
export function rankAfter(last: string): string {
  const head = Number.parseInt(last.slice(2, 2 + WIDTH), BASE);
  return `0|${(head + STEP).toString(BASE).padStart(WIDTH, '0')}:`;
}

/** A rank between the two; null stands for the end on that side. The first must sort before the second. */
export function rankBetween(above: string | null, below: string | null): string {
  if (below === null) return above === null ? rankAt(0) : rankAfter(above);
  const low = above === null ? [] : digitsOf(above);
  const high = digitsOf(below);
  const middle: number[] = [];
  // Digit by digit as a fraction: as long as the two are equal or next to each other, one digit more is needed.
  let free = false;
  for (let index = 0; ; index += 1) {
    const from = low[index] ?? 0;
    const to = free ? BASE : (high[index] ?? 0);
    if (to - from > 1) {
      middle.push(from + Math.floor((to - from) / 2));
      break;
    }
    middle.push(from);
    if (to - from === 1) free = true;
  }
  while (middle.length < WIDTH) middle.push(0);
  const text = middle.map((digit) => DIGITS[digit]).join('');
  return `0|${text.slice(0, WIDTH)}:${text.slice(WIDTH)}`;
}

function digitsOf(rank: string): number[] {
  return [...rank.slice(2).replace(':', '')].map((digit) => DIGITS.indexOf(digit));
}
