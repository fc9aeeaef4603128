import { doneButton, reminderIdOf, snoozeButton } from './notification.ts';
import { type Caller, deliveredReminders, dismissReminder, snoozeReminder } from './reminder-calls.ts';

const snoozedFor = '10m';

/** Does what a button of a notification says. False when it could not be done: then the notification should stay. */
export async function answerNotification(
  caller: Caller | null,
  notification: string,
  button: number,
): Promise<boolean> {
  const id = reminderIdOf(notification);
  if (id === null || caller === null) return false;
  if (button === snoozeButton) return snoozeReminder(caller, id, snoozedFor);
  return button === doneButton && dismissReminder(caller, id);
}

/** Where a notification leads that was pressed itself: to its issue, else to the server's page, where it stands. */
export async function addressOfNotification(
  caller: Caller | null,
  notification: string,
): Promise<string | null> {
  const id = reminderIdOf(notification);
  if (id === null || caller === null) return null;
  const reminder = (await deliveredReminders(caller, 'keys'))?.find((candidate) => candidate.id === id);
  return reminder?.issue?.url ?? caller.session.server;
}
