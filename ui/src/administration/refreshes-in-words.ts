import type { Overview } from '@sidelight/contract';

/** What the renewals come to, in a sentence. */
export function refreshesInWords({ hours, failureRate }: Overview['refreshes']): string {
  if (failureRate === null) return 'Nothing was renewed in this time.';
  const sum = (name: 'succeeded' | 'failed' | 'lost') => hours.reduce((total, hour) => total + hour[name], 0);
  const [succeeded, failed, lost] = [sum('succeeded'), sum('failed'), sum('lost')];
  const percent = (failureRate * 100).toLocaleString('en', { maximumFractionDigits: 1 });
  const ended =
    lost === 0 ? 'nobody has to reconnect' : `${lost.toLocaleString('en')} ended in "reconnect required"`;
  return `${succeeded.toLocaleString('en')} renewed, ${failed.toLocaleString('en')} failed for the time being, ${ended}: a failure rate of ${percent} %.`;
}
