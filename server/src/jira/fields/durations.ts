/** A day of work has eight hours, and a week five days: Jira's own default. */
const secondsPer = { m: 60, h: 3_600, d: 8 * 3_600, w: 5 * 8 * 3_600 } as const;
const part = /(\d{1,5}(?:[.,]\d{1,2})?) ?(w|d|h|m)(?:eeks?|ays?|ours?|rs?|ins?|inutes?)?\b/gi;

/** "3d 4h", "2 hours and 30 minutes" in seconds; undefined for anything else. */
export function secondsOf(said: string): number | undefined {
  let seconds = 0;
  const rest = said.replace(part, (_, count: string, unit: string) => {
    seconds += Number(count.replace(',', '.')) * secondsPer[unit.toLowerCase() as keyof typeof secondsPer];
    return '';
  });
  if (!/^[\s,]*(?:and[\s,]*)*$/i.test(rest) || !/\d/.test(said)) return undefined;
  return Math.round(seconds / 60) * 60;
}

/** "28h 30m": hours are hours wherever a site has another length of day. */
export function timeInWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const parts = [
    ...(minutes >= 60 ? [`${Math.floor(minutes / 60)}h`] : []),
    ...(minutes % 60 > 0 ? [`${minutes % 60}m`] : []),
  ];
  return parts.join(' ') || '0m';
}
