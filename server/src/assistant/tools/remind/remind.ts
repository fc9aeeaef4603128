import type { RemindInput, RemindOutput, ToldReminder } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { Reminder } from '../../../reminders/reminder.ts';
import type { Reminders } from '../../../reminders/reminders.ts';
import { timeInWords } from '../../../reminders/time-in-words.ts';
import { remindersMeant } from './reminders-meant.ts';

export interface RemindSituation {
  readonly reminders: Reminders;
  readonly connectionId: string;
  readonly account: Pick<JiraAccount, 'snapshot' | 'siteUrl'>;
  readonly now: number;
  /** IANA name that the runtime knows. */
  readonly timeZone: string;
}

const mostListed = 50;
/** As much of an id as tells a hundred apart. */
const idShown = 8;

/** The person's own reminders: nothing of it is written to Jira, so nothing of it waits for an approval. */
export async function remind(input: RemindInput, situation: RemindSituation): Promise<RemindOutput> {
  switch (input.do) {
    case 'set':
      return set(input, situation);
    case 'list':
      return list(situation);
    case 'cancel':
      return cancel(input, situation);
    case 'snooze':
      return snooze(input, situation);
  }
}

async function set({ at = '', key, text }: RemindInput, situation: RemindSituation): Promise<RemindOutput> {
  const { reminders, connectionId, account, timeZone } = situation;
  const { reminder, issue } = await reminders.set(connectionId, { at, timeZone, key, text }, account);
  const of = issue === null ? '' : ` of ${issue.key}${text === undefined ? ` “${issue.summary}”` : ''}`;
  const what = text === undefined ? '.' : `: ${text}`;
  return {
    done: `I will remind you${of} ${whenOf(reminder, situation)} (${timeZone})${what}`,
    reminders: [told(reminder, situation)],
    ...(issue === null ? {} : { url: issue.url }),
  };
}

async function list(situation: RemindSituation): Promise<RemindOutput> {
  const all = await situation.reminders.of(situation.connectionId);
  const cut = all.length > mostListed ? ` Showing ${mostListed} of them.` : '';
  return {
    done: `You have ${counted(all.length)}.${cut}`,
    reminders: all.slice(0, mostListed).map((reminder) => told(reminder, situation)),
  };
}

async function cancel(input: RemindInput, situation: RemindSituation): Promise<RemindOutput> {
  const meant = await meantBy(input, situation);
  for (const { id } of meant) await situation.reminders.remove(situation.connectionId, id);
  return outcome(meant, situation, {
    one: (reminder) => `Cancelled the reminder ${nameOf(reminder)} ${whenOf(reminder, situation)}.`,
    many: `Cancelled ${counted(meant.length)}.`,
  });
}

async function snooze(input: RemindInput, situation: RemindSituation): Promise<RemindOutput> {
  const { reminders, connectionId, timeZone } = situation;
  const meant = await meantBy(input, situation);
  const snoozed: Reminder[] = [];
  for (const { id } of meant) {
    snoozed.push(await reminders.snooze(connectionId, id, { at: input.at ?? '', timeZone }));
  }
  return outcome(snoozed, situation, {
    one: (reminder) =>
      `I will remind you ${nameOf(reminder)} ${whenOf(reminder, situation)} (${timeZone}) instead.`,
    many: `I will remind you of ${snoozed.length} things at that time instead.`,
  });
}

async function meantBy({ do: what, which, key }: RemindInput, situation: RemindSituation) {
  const all = await situation.reminders.of(situation.connectionId);
  return remindersMeant(which ?? key, all, { what, describe: (reminder) => described(reminder, situation) });
}

function outcome(
  changed: readonly Reminder[],
  situation: RemindSituation,
  words: { one: (reminder: Reminder) => string; many: string },
): RemindOutput {
  const [first] = changed;
  return {
    done: changed.length === 1 && first !== undefined ? words.one(first) : words.many,
    reminders: changed.slice(0, mostListed).map((reminder) => told(reminder, situation)),
  };
}

function told(reminder: Reminder, situation: RemindSituation): ToldReminder {
  return {
    id: reminder.id.slice(0, idShown),
    when: whenOf(reminder, situation),
    ...(reminder.text === null ? {} : { text: reminder.text }),
    ...(reminder.issue === null ? {} : { issue: reminder.issue.key }),
    ...(reminder.deliveredAt === null ? {} : { due: true as const }),
  };
}

function whenOf({ dueAt }: Reminder, { now, timeZone }: RemindSituation): string {
  return timeInWords(dueAt, { now, timeZone });
}

/** "of PAY-12", or "to “call Zoë”". */
function nameOf({ issue, text }: Reminder): string {
  return issue === null ? `to “${text ?? ''}”` : `of ${issue.key}`;
}

function described(reminder: Reminder, situation: RemindSituation): string {
  const what = [reminder.issue?.key, reminder.text].filter((part) => part !== null && part !== undefined);
  return `${what.join(': ')} (${whenOf(reminder, situation)}, ${reminder.id.slice(0, idShown)})`;
}

function counted(count: number): string {
  return count === 0 ? 'no reminders' : count === 1 ? '1 reminder' : `${count} reminders`;
}
