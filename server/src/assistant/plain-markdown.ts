/** Text from Jira on one line, with everything that Markdown or HTML would read as its own made harmless. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~#&!]/g, (mark) => `\\${mark}`)
    .replace(/^([-+]|\d+[.)])(?= )/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/** A link to a page of Jira; only the words when the address is none of the web. */
export function link(words: string, address: string): string {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return plain(words);
  return `[${plain(words)}](${url.href.replace(/[()<>\\]/g, (mark) => encodeURIComponent(mark).replace('(', '%28').replace(')', '%29'))})`;
}

/** A code span, fenced by more backticks than the text holds. */
export function code(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  const padding = fence.length > 1 ? ' ' : '';
  return `${fence}${padding}${text.replace(/\s+/g, ' ')}${padding}${fence}`;
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
