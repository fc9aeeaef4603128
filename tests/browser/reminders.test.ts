import { expect, test } from 'vitest';
import { chatOn } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { narrowDemo } from './narrow-demo.ts';
import { faultsOfPage } from './page-quality.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('reminders', () => {
  const demo = narrowDemo();

  const due = () => demo.page.getByRole('region', { name: 'Reminders' }).getByRole('listitem');
  const all = () => demo.page.getByRole('list', { name: 'All reminders' }).getByRole('listitem');
  const openList = async () => {
    await demo.page.getByRole('button', { name: /: menu$/ }).click();
    await demo.page.getByRole('menuitem', { name: 'Reminders' }).click();
    await demo.page.getByRole('heading', { name: 'Reminders' }).waitFor();
  };

  test('one appears by itself when its time comes, with what the issue is like', async () => {
    const { key, fields } = await demo.product.jira.first('project = PAY ORDER BY key DESC');
    const answer = await chatOn(demo.page).ask(`remind me in 0 minutes to look at ${key} again`);
    expect(await shownText(answer)).toContain('(Europe/Berlin)');
    await due().waitFor();
    expect(await shownText(due())).toContain(`look at ${key} again`);
    expect(await shownText(due())).toContain(fields.summary);
    const link = due().getByRole('link', { name: `Open ${key}` });
    expect(await link.getAttribute('href')).toBe(`${demo.product.jira.url}/browse/${key}`);
    expect(await demo.page.getByRole('status').allTextContents()).toContain(
      `Reminder: ${key}: look at ${key} again`,
    );
    expect(await faultsOfPage(demo.page, 300)).toEqual([]);
  });

  test('snoozed, it goes, and waits in the list of all', async () => {
    await due()
      .getByRole('button', { name: /^Snooze: / })
      .click();
    expect(await faultsOfPage(demo.page, 300)).toEqual([]);
    await demo.page.getByRole('menuitem', { name: 'Tomorrow at 9:00' }).click();
    await due().waitFor({ state: 'detached' });
    await openList();
    await all().waitFor();
    expect(await shownText(all())).toContain('09:00');
    expect(await faultsOfPage(demo.page, 300)).toEqual([]);
  });

  test('done, it is gone, also on another page that is open', async () => {
    const other = await demo.browser.context.newPage();
    await other.goto(demo.product.url);
    const elsewhere = other.getByRole('region', { name: 'Reminders' }).getByRole('listitem');
    await demo.page.bringToFront();
    await all()
      .getByRole('button', { name: /^Cancel: / })
      .click();
    await demo.page.getByText('You have no reminders.').waitFor();
    await demo.page.getByRole('button', { name: 'Back' }).click();
    await chatOn(demo.page).ask('remind me in 0 minutes to stretch');
    await due().waitFor();
    await elsewhere.waitFor();
    await due().getByRole('button', { name: 'Done: stretch' }).click();
    await due().waitFor({ state: 'detached' });
    await elsewhere.waitFor({ state: 'detached' });
    await other.close();
  });

  test('an address in its words is no link', async () => {
    await chatOn(demo.page).ask('remind me in 0 minutes to open https://evil.example/?secret');
    await due().waitFor();
    expect(await shownText(due())).toContain('open https://evil.example/?secret');
    expect(await due().getByRole('link').count()).toBe(0);
    await due()
      .getByRole('button', { name: /^Done: / })
      .click();
    await due().waitFor({ state: 'detached' });
  });

  test('of many the first two are shown, and the others on demand', async () => {
    for (const what of ['stretch', 'drink', 'breathe', 'go home']) {
      await chatOn(demo.page).ask(`remind me in 0 minutes to ${what}`);
    }
    await demo.page.getByRole('button', { name: 'Show 2 more' }).click();
    await due().nth(3).waitFor();
    expect(await faultsOfPage(demo.page, 300)).toEqual([]);
    await demo.page.getByRole('button', { name: 'Show fewer' }).click();
    await expect.poll(() => due().count()).toBe(2);
  });

  test('by the keyboard alone, the focus goes from one to the next', async () => {
    const focused = () =>
      demo.page.evaluate<string>("document.activeElement?.getAttribute('aria-label') ?? ''");
    await due()
      .first()
      .getByRole('button', { name: /^Done: / })
      .focus();
    const done = new Set<string>();
    while (done.size < 4) {
      const isAtNext = async () => {
        const name = await focused();
        return name.startsWith('Done: ') && !done.has(name);
      };
      await expect.poll(isAtNext).toBe(true);
      done.add(await focused());
      await demo.page.keyboard.press('Enter');
    }
    await due().first().waitFor({ state: 'detached' });
    await expect
      .poll(() => demo.page.evaluate("document.activeElement?.getAttribute('role')"))
      .toBe('status');
  });

  test('nothing went wrong unseen', () => {
    expect(demo.browser.watch.complaints).toEqual([]);
  });
});
