import { jobEntries } from '@sidelight/contract';
import { expect, test } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { narrowDemo } from './narrow-demo.ts';
import { faultsOfPage } from './page-quality.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('the menu of ready-made jobs', () => {
  const demo = narrowDemo();

  const input = () => demo.page.getByRole('textbox', { name: 'Message to Sidelight' });
  const menu = () => demo.page.getByRole('listbox', { name: 'Ready-made jobs' });
  const chosen = () => menu().getByRole('option', { selected: true });
  /** The answer to the newest question, once it is complete. */
  const answer = async (heading: string) => {
    const newest = demo.page.getByRole('article', { name: 'Sidelight' }).last();
    await newest.getByRole('heading', { name: heading, exact: true }).waitFor();
    await demo.page.getByRole('button', { name: 'Send' }).waitFor();
    return newest;
  };

  test('opens with a slash, narrows with letters, and tells the choice to screen readers', async () => {
    await input().pressSequentially('/');
    await menu().waitFor();
    expect(await menu().getByRole('option').count()).toBe(jobEntries.length);
    expect(await faultsOfPage(demo.page, 300)).toEqual([]);
    const told = `${jobEntries.length} ready-made jobs`;
    await demo.page.getByRole('status').filter({ hasText: told }).waitFor({ state: 'attached' });
    await input().pressSequentially('s');
    await input().press('ArrowDown');
    expect(await shownText(chosen())).toContain('/sprint-report');
    expect(await input().getAttribute('aria-activedescendant')).toBe(await chosen().getAttribute('id'));
  });

  test('closes with Escape and leaves the text; Tab completes and asks for the argument', async () => {
    await input().press('Escape');
    await menu().waitFor({ state: 'detached' });
    expect(await input().inputValue()).toBe('/s');
    await input().fill('/work');
    await input().press('Tab');
    expect(await input().inputValue()).toBe('/workload ');
    expect(await menu().count()).toBe(0);
  });

  test('runs a report with its argument, which fits 300 pixels', async () => {
    await input().pressSequentially('Payments');
    await input().press('Enter');
    const report = await answer('Workload');
    expect(await report.getByRole('row').count()).toBeGreaterThan(3);
    // The conversation scrolls in its own box; the page never does.
    const { scrollHeight, clientHeight } = await demo.page.evaluate<{
      scrollHeight: number;
      clientHeight: number;
    }>(
      '({ scrollHeight: document.scrollingElement.scrollHeight, clientHeight: document.scrollingElement.clientHeight })',
    );
    expect(scrollHeight).toBe(clientHeight);
    expect(await faultsOfPage(demo.page, 300)).toEqual([]);
  });

  test('runs what needs no argument at once, and is there for the pointer too', async () => {
    await input().pressSequentially('/');
    await menu()
      .getByRole('option', { name: /my-day/ })
      .click();
    const report = await answer('My day');
    expect(await shownText(report)).toMatch(/You have \d+ open issues/);
    expect(await faultsOfPage(demo.page, 1000)).toEqual([]);
  });

  test('a chip of the empty conversation runs its job', async () => {
    await demo.page.getByRole('button', { name: /new conversation/i }).click();
    await demo.page.getByRole('button', { name: 'Stale issues', exact: true }).click();
    await answer('Stale issues');
    expect(demo.browser.watch.complaints).toEqual([]);
  });
});
