import type { RemindInput } from '@sidelight/contract';
import { fold } from '@sidelight/language';
import type { Reminder } from '../../../reminders/reminder.ts';
import { AssistantError } from '../../assistant-error.ts';

const mostNamed = 5;

/**
 * The reminders that `which` means: the beginning of an id, an issue key, words of the text, "all", or "all PAY-12". Left
 * out, it is the only one there is, or the only one whose time has come. Throws assistant.impossible when there is none, or when several
 * fit that were not all meant.
 */
export function remindersMeant(
  which: string | undefined,
  all: readonly Reminder[],
  { what, describe }: { what: RemindInput['do']; describe: (reminder: Reminder) => string },
): readonly Reminder[] {
  if (all.length === 0) throw impossible(`You have no reminders to ${what}.`);
  const said = which === undefined ? undefined : fold(which.trim());
  if (said === 'all') return all;
  const every = said?.startsWith('all ') === true;
  const wanted = every ? said.slice('all '.length) : said;
  const fitting = wanted === undefined ? spokenOf(all) : all.filter((reminder) => isMeant(reminder, wanted));
  const [first] = fitting;
  if (first === undefined) {
    throw impossible(`You have no reminder for “${which}”. You have: ${listed(all, describe)}`);
  }
  if (fitting.length > 1 && !every) {
    throw impossible(
      `${fitting.length} of your reminders fit. Say which one to ${what}: ${listed(fitting, describe)}`,
    );
  }
  return fitting;
}

function spokenOf(all: readonly Reminder[]): readonly Reminder[] {
  const delivered = all.filter(({ deliveredAt }) => deliveredAt !== null);
  return delivered.length === 1 ? delivered : all;
}

function isMeant({ id, issue, text }: Reminder, said: string): boolean {
  if (issue !== null && fold(issue.key) === said) return true;
  if (said.length >= 8 && id.startsWith(said)) return true;
  return text !== null && fold(text).includes(said);
}

function listed(reminders: readonly Reminder[], describe: (reminder: Reminder) => string): string {
  const more = reminders.length > mostNamed ? `; and ${reminders.length - mostNamed} more` : '';
  return `${reminders.slice(0, mostNamed).map(describe).join('; ')}${more}.`;
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
