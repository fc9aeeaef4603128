import type { WxtBrowser } from 'wxt/browser';
import { addressOfNotification, answerNotification } from '../../reminders/answer-notification.ts';
import { lookForReminders } from '../../reminders/look-for-reminders.ts';
import type { Caller } from '../../reminders/reminder-calls.ts';
import { readServer } from '../../server/server-setting.ts';
import { readSession } from '../../sign-in/session-store.ts';

const alarm = 'reminders';
/** The shortest that every browser allows. */
const everyMinutes = 1;

/** Looks every minute for reminders whose time has come, and takes the answers that are given on their notifications. */
export function remind(browser: WxtBrowser): void {
  const area = browser.storage.local;
  const caller = async (): Promise<Caller | null> => {
    const session = await readSession(area, await readServer(area), new Date());
    return session === null ? null : { session, fetch: (input, init) => fetch(input, init) };
  };
  const look = async () =>
    lookForReminders({
      caller: await caller(),
      area,
      notifications: browser.notifications,
      iconUrl: '/icons/128.png',
      buttons: !('sidebarAction' in browser),
    });

  // Alarms may not outlive the browser; one that is there already keeps its rhythm.
  void browser.alarms.get(alarm).then(async (set) => {
    if (set === undefined) await browser.alarms.create(alarm, { periodInMinutes: everyMinutes });
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void look();
  });
  browser.notifications.onButtonClicked.addListener((notification, button) => {
    void caller()
      .then((calling) => answerNotification(calling, notification, button))
      .then((done) => (done ? look() : undefined));
  });
  browser.notifications.onClicked.addListener((notification) => {
    void caller()
      .then((calling) => addressOfNotification(calling, notification))
      .then(async (url) => {
        if (url === null) return;
        await browser.tabs.create({ url });
        await browser.notifications.clear(notification);
      });
  });
}
