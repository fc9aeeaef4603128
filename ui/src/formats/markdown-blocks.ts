/**
 * What ties together what blank lines keep apart: definitions and footnotes, HTML that runs over blank lines, and line ends
 * that are not seen here.
 */
const tied = /\]:|<(?:!|\?|pre|script|style|textarea)|\r(?!\n)/i;
const fence = /^(`{3,}|~{3,})(.*)$/;
/** It may stand in a list or quotation, which ends it by ending: from there on nothing is cut. */
const innerFence = /^[\s>*+\-\d.)]+(?:`{3}|~{3})/;
const unsure = 'never closed';
/** Goes on with what stands above the blank line: a further item of a list, or what belongs to one. */
const goesOn = /^(?:\s|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$))/;

/**
 * Markdown in pieces that mean the same each by itself, in their order. An answer grows at its end while it streams: with
 * its pieces kept, only the last is read anew.
 */
export function markdownBlocks(text: string): string[] {
  if (tied.test(text)) return [text];
  const blocks: string[] = [];
  let block: string[] = [];
  let open: string | undefined;
  let afterBlank = false;
  for (const line of text.split('\n')) {
    const isBlank = line.trim() === '';
    if (open === undefined && afterBlank && !isBlank && !goesOn.test(line)) {
      blocks.push(block.join('\n'));
      block = [];
    }
    block.push(line);
    open = fenceAfter(line, open);
    afterBlank = isBlank;
  }
  return [...blocks, block.join('\n')].filter((piece) => piece.trim() !== '');
}

/** The fence that is open after a line, if any. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  if (open === undefined && innerFence.test(line)) return unsure;
  const [, marks, rest = ''] = fence.exec(line) ?? [];
  if (marks === undefined) return open;
  if (open === undefined) return marks.startsWith('`') && rest.includes('`') ? undefined : marks;
  const closes = marks[0] === open[0] && marks.length >= open.length && rest.trim() === '';
  return closes ? undefined : open;
}
