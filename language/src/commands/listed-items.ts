/** One thing of a list, and how many others it stands below. */
export interface ListedItem {
  readonly text: string;
  readonly depth: number;
}

const bullet = /^(?<indent>[ \t]*)(?:[-*•–]|\d{1,3}[.)])[ \t]+(?:\[[ xX]?\][ \t]*)?(?<text>\S.*)$/;
const quoted = /"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»/g;
const longestList = 20_000;

/**
 * The things of a list as people write it: bullets or numbers on lines of their own, also indented; passages in quotation
 * marks; else what stands between semicolons, or between commas and the last "and".
 */
export function listedItems(list: string): ListedItem[] {
  const text = list.slice(0, longestList).trim();
  const lines = list
    .slice(0, longestList)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (lines.length > 1 || bullet.test(lines[0] ?? '')) return ofLines(lines);
  const quotes = [...text.matchAll(quoted)].map(
    (found) => found.slice(1).find((each) => each !== undefined) ?? '',
  );
  const between = text.replace(quoted, '').replace(/\band\b|[,;.&\s]/gi, '');
  if (quotes.length > 0 && between === '') return flat(quotes);
  const parts = text.includes(';') ? text.split(';') : text.split(/,(?:\s*and\b)?|\s+and\s+/i);
  return flat(parts.map((part) => part.replace(/^\s*and\s+/i, '')));
}

function ofLines(lines: readonly string[]): ListedItem[] {
  const above: number[] = [];
  return lines.flatMap((line) => {
    const groups = bullet.exec(line)?.groups;
    const text = (groups?.['text'] ?? line).trim();
    const indent = (groups?.['indent'] ?? '').replaceAll('\t', '    ').length;
    while ((above.at(-1) ?? -1) >= indent) above.pop();
    above.push(indent);
    return hasWords(text) ? [{ text, depth: above.length - 1 }] : [];
  });
}

function flat(parts: readonly string[]): ListedItem[] {
  return parts.filter(hasWords).map((part) => ({ text: part.trim(), depth: 0 }));
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
