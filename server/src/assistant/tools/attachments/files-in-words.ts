/** "shot.png", "shot.png and a.log", "3 files". */
export function filesInWords(names: readonly string[]): string {
  const [first = 'nothing', second] = names;
  if (names.length > 2) return `${names.length} files`;
  return second === undefined ? first : `${first} and ${second}`;
}
