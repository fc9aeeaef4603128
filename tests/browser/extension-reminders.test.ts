import type { Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOn, consent } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanel, setServer } from './extension.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { type Product, startDemo } from './product.ts';

describeInBrowser("the extension's reminders", () => {
  let product: Product;
  let browser: OpenBrowser;
  let panel: Page;
  let worker: Worker;

  const due = () => panel.getByRole('region', { name: 'Reminders' }).getByRole('listitem');
  /** What the alarm does when its minute is over, which a test need not wait for. */
  const minutePasses = () => worker.evaluate("chrome.alarms.onAlarm.dispatch({ name: 'reminders' })");
  const notified = () =>
    worker.evaluate<string[]>('chrome.notifications.getAll().then((all) => Object.keys(all))');
  /** The button of the one notification. */
  const press = (button: number) =>
    worker.evaluate(
      `chrome.notifications.getAll()
        .then((all) => chrome.notifications.onButtonClicked.dispatch(Object.keys(all)[0], ${button}))`,
    );

  beforeAll(async () => {
    [product, browser] = await Promise.all([startDemo(), openBrowser({ extension: true })]);
    const { context } = browser;
    worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    await (await setServer(context, product.url)).getByText('answers at').waitFor();
    panel = await openPanel(context);
    const window = context.waitForEvent('page');
    await panel.getByRole('button', { name: 'Sign in to the demo' }).click();
    await consent(await window, amira.name);
    await panel.getByRole('heading', { name: /^Hello/ }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('the worker looks once a minute', async () => {
    await expect
      .poll(() => worker.evaluate("chrome.alarms.get('reminders').then((alarm) => alarm?.periodInMinutes)"))
      .toBe(1);
  });

  test('one appears in the panel by itself, and as a notification of the system', async () => {
    await chatOn(panel).ask('remind me in 0 minutes to stretch');
    await due().waitFor();
    await minutePasses();
    await expect.poll(notified).toHaveLength(1);
  });

  test('snoozed and done from the notification, it goes from the panel too', async () => {
    await press(0);
    await due().waitFor({ state: 'detached' });
    await expect.poll(notified).toEqual([]);

    await chatOn(panel).ask('remind me in 0 minutes to drink');
    await due().waitFor();
    await minutePasses();
    await expect.poll(notified).toHaveLength(1);
    await press(1);
    await due().waitFor({ state: 'detached' });
    await expect.poll(notified).toEqual([]);
  });

  test('done in the panel, the notification goes', async () => {
    await chatOn(panel).ask('remind me in 0 minutes to breathe');
    await due().waitFor();
    await minutePasses();
    await expect.poll(notified).toHaveLength(1);
    await due().getByRole('button', { name: 'Done: breathe' }).click();
    await due().waitFor({ state: 'detached' });
    await minutePasses();
    await expect.poll(notified).toEqual([]);
  });

  test('nothing went wrong unseen, and nothing left this machine', () => {
    expect(browser.watch.complaints).toEqual([]);
  });
});
