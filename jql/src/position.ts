/** Line and character as people count them: from 1, characters in UTF-16 units. `\r\n`, `\n` and `\r` end a line. */
export function position(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, character: (before.at(-1) ?? '').length + 1 };
}
