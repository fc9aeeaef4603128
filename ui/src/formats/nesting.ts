/** A list or quotation in another is drawn inside it: what is deeper than this nobody reads, and a browser gives up on it. */
const deepest = 100;

/** Whether some line of a Markdown text opens more lists and quotations in each other than can be drawn. */
export function isNestedTooDeep(markdown: string): boolean {
  // What opens one after another at the beginning of a line.
  const opening = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/y;
  return markdown.split(/[\r\n]/).some((line) => {
    opening.lastIndex = 0;
    let opened = 0;
    while (opened <= deepest && opening.test(line)) opened += 1;
    return opened > deepest;
  });
}
