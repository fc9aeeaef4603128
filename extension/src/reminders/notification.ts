import type { Reminder } from '@sidelight/contract';

const prefix = 'reminder:';

/** The part of `chrome.notifications` that is used here. */
export interface Notifications {
  create(id: string, options: NotificationOptions): Promise<unknown>;
  clear(id: string): Promise<unknown>;
}

export interface NotificationOptions {
  readonly type: 'basic';
  readonly iconUrl: string;
  readonly title: string;
  readonly message: string;
  readonly buttons?: { readonly title: string }[];
}

export const snoozeButton = 0;
export const doneButton = 1;

export function notificationId(reminderId: string): string {
  return `${prefix}${reminderId}`;
}

/** The reminder that a notification is of; null when it is none of ours. */
export function reminderIdOf(notification: string): string | null {
  return notification.startsWith(prefix) ? notification.slice(prefix.length) : null;
}

/** What the system shows. Firefox refuses a notification that has buttons. */
export function notificationOf(
  { text, issue }: Reminder,
  { iconUrl, buttons }: { readonly iconUrl: string; readonly buttons: boolean },
): NotificationOptions {
  const about =
    issue === null
      ? []
      : [issue.now === null ? issue.key : `${issue.key} ${issue.now.summary} (${issue.now.status.name})`];
  const [title = 'Reminder', message = 'Reminder'] = [...(text === null ? [] : [text]), ...about];
  return {
    type: 'basic',
    iconUrl,
    title,
    message,
    ...(buttons ? { buttons: [{ title: 'Snooze 10 minutes' }, { title: 'Done' }] } : {}),
  };
}
