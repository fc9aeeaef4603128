/** Minutes as Jira writes worked time: "2h 30m", "45m"; whole days are left as hours, since a site sets their length. */
export function formatDuration(minutes: number): string {
  const parts = [
    ...(minutes >= 60 ? [`${Math.floor(minutes / 60)}h`] : []),
    ...(minutes % 60 > 0 ? [`${minutes % 60}m`] : []),
  ];
  return parts.join(' ') || '0m';
}
