/** Text as Markdown that shows exactly this text. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/[\r\n\t]+/g, ' ')
      .replace(/[\\`*[\]]/g, '\\$&')
      // Inside a word an underscore means nothing, and names are full of them.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replace(/~(?=~)|(?<=~)~/g, '\\~')
      .replace(/<(?=[A-Za-z/!?])/g, '\\<')
      .replace(/&(?=#?\w+;)/g, '\\&')
  );
}

/** What would make a heading, a list or a quotation of a line, when it stands at the line's beginning. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|={3,}\s*$|-{3,}\s*$)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** A fence of backticks longer than any in the code. */
export function fenceFor(code: string, least: number): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
}

/** Text that reads back letter by letter: also what would be taken for an address, line ends, tabs and no-break spaces. */
export function escapeExactly(text: string): string {
  return [...text.split(/([\n\r\t\u00a0])/)]
    .map((part) => (/^[\n\r\t\u00a0]$/.test(part) ? `&#${part.charCodeAt(0)};` : escapeText(part)))
    .join('')
    .replace(/(?<!\\)~/g, '\\~')
    .replace(/:(?=\/\/)|@|(?<=www)\./gi, '\\$&');
}
