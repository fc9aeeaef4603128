import type { TokenUsage } from '@sidelight/contract';

/** What the usage of Jira comes to, in a sentence or three. */
export function usageInWords({ hours, pointsPerHour }: TokenUsage): string {
  const sum = (name: 'calls' | 'refused') => hours.reduce((total, hour) => total + hour[name], 0);
  const calls = sum('calls');
  if (calls === 0) return 'Nothing was asked of Jira in this time.';
  const points = hours.at(-1)?.points ?? 0;
  const quota =
    pointsPerHour === null
      ? 'An API token has no quota by the hour.'
      : `This hour: ${count(points)} of ${count(pointsPerHour)} points (${share(points / pointsPerHour)}), which everybody on this server shares.`;
  const refused = sum('refused');
  const slowed = refused === 0 ? 'none was refused' : `${count(refused)} refused for being too many (429)`;
  return `${quota} In all ${calls === 1 ? 'one call' : `${count(calls)} calls`}, ${slowed}.`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function share(part: number): string {
  const percent = part * 100;
  if (percent > 0 && percent < 1) return 'under 1 %';
  return `${Math.round(percent)} %`;
}
