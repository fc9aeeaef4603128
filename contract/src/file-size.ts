const units = ['B', 'KB', 'MB', 'GB'] as const;

/** "812 B", "12 KB", "1.4 MB": by 1,024, as Jira and file managers say it. */
export function sizeInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  const shown = unit > 0 && value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
  return `${shown} ${units[unit]}`;
}
