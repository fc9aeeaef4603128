/**
 * How many of how many: never more than is known. `total` null means that Jira would not count; `more` that there
 * are further pages.
 */
export function countInWords(shown: number, total: number | null, more: boolean): string {
  if (shown === 0 && !more) {
    if (total === null || total === 0) return 'No issues match';
    return total === 1 ? '1 issue in all' : `${format(total)} issues in all`;
  }
  if (total !== null && total > shown) return `Showing ${format(shown)} of ${format(total)} issues`;
  if (more) return `Showing the first ${format(shown)} issues`;
  return shown === 1 ? '1 issue' : `${format(shown)} issues`;
}

function format(count: number): string {
  return count.toLocaleString('en');
}
