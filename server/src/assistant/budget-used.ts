import type { UsedUp } from '../usage/model-usage.ts';
import { AssistantError } from './assistant-error.ts';

/** `timeZone` is the person's: in it they read when they can go on. */
export function budgetUsedError({ limit, freeAt }: UsedUp, now: number, timeZone: string): AssistantError {
  const time = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(freeAt);
  return new AssistantError('assistant.budget-used', {
    detail: `All ${limit.toLocaleString('en')} tokens of today are used up; the next are free on ${time} (${timeZone}).`,
    retryAfterSeconds: Math.ceil((freeAt - now) / 1000),
  });
}
