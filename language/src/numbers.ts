const words = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const loose: Readonly<Record<string, number>> = { a: 1, an: 1, couple: 2, few: 3, several: 5, dozen: 12 };
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** "3", "three", "a" (1). */
export function numberFrom(form: string): number | undefined {
  if (/^\d{1,4}$/.test(form)) return Number(form);
  const index = words.indexOf(form);
  return index === -1 ? loose[form] : index;
}

/** "third", "3rd": 3. */
export function ordinalFrom(form: string): number | undefined {
  const index = ordinals.indexOf(form);
  if (index !== -1) return index + 1;
  return /^\d{1,2}(?:st|nd|rd|th)$/.test(form) ? Number.parseInt(form, 10) : undefined;
}
