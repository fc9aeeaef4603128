/** An instant in Jira's format, always in UTC here: `2026-11-20T10:11:12.000+0000`. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}
