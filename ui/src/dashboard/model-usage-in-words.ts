import type { ModelUsage } from '@sidelight/contract';
import { formatClock } from '../formats/dates.ts';

/** What is used of today's tokens, and when the next are there. `locale` is for tests. */
export function modelUsageInWords(usage: ModelUsage, locale?: string): string {
  const used = usage.tokensToday.toLocaleString('en');
  if (usage.tokensPerDay === null) return `Today: ${used} tokens, in and out. There is no limit.`;
  const limit = usage.tokensPerDay.toLocaleString('en');
  const free = formatClock(usage.freeAt, locale);
  return usage.tokensToday < usage.tokensPerDay
    ? `Today: ${used} of ${limit} tokens, in and out. They are counted anew from ${free}.`
    : `All ${limit} tokens of today are used up. The next are there from ${free}.`;
}
