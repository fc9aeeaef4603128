import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOn, consent } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { firstLight } from './first-light.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { faultsOfPage } from './page-quality.ts';
import { type Product, startDemo } from './product.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('the web page, signed in with OAuth at the demo Jira', () => {
  let product: Product;
  let browser: OpenBrowser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startDemo(), openBrowser()]);
    page = await browser.context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('one signs in by picking a person on the consent page', async () => {
    await page.goto(product.url);
    await page.getByRole('button', { name: 'Sign in to the demo' }).waitFor();
    expect(await faultsOfPage(page, 300)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in to the demo' }).click();
    await consent(page, amira.name);
    await page.getByRole('heading', { name: /^Hello Amira/ }).waitFor();
    expect(new URL(page.url()).origin).toBe(product.url);
    expect(await faultsOfPage(page, 300)).toEqual([]);
  });

  firstLight(() => ({ page, jira: product.jira }));

  test('a reload brings the conversation back, with its outcome', async () => {
    await page.reload();
    await page.getByText('Refused. Nothing was changed.').waitFor();
    expect(await page.getByRole('article', { name: 'Sidelight' }).count()).toBe(5);
  });

  test('the conversation is in order for a screen reader, and fits 300 pixels', async () => {
    expect(await faultsOfPage(page, 300)).toEqual([]);
    expect(await faultsOfPage(page, 1000)).toEqual([]);
  });

  test('what is not understood is said, with what would be', async () => {
    const answer = await chatOn(page).ask('paint the bikeshed quietly');
    expect(await shownText(answer)).toMatch(/show my open issues|try|for example/i);
  });

  test('earlier conversations are found by what was said, opened, renamed, exported and deleted', async () => {
    await page.getByRole('button', { name: 'New conversation' }).click();
    await chatOn(page).ask('thanks');
    await page.getByRole('button', { name: 'Conversations', exact: true }).click();
    const entries = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
    await expect.poll(() => entries.count()).toBe(2);
    for (const width of [300, 1000]) expect(await faultsOfPage(page, width)).toEqual([]);
    await page.getByRole('searchbox').fill('BIKESHED');
    await expect.poll(() => entries.count()).toBe(1);

    await entries.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('First light');
    await page.getByRole('button', { name: 'Rename' }).click();
    await entries.getByRole('button', { name: 'More for First light' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export as Markdown' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('First-light.md');
    expect(await readFile(await download.path(), 'utf8')).toContain('> paint the bikeshed quietly');

    await entries.getByRole('button', { name: /^First light/ }).click();
    await page.getByText('paint the bikeshed quietly').waitFor();
    await page.getByRole('button', { name: 'Conversations', exact: true }).click();
    await page.getByRole('button', { name: 'More for thanks' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.poll(() => entries.count()).toBe(1);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByText('paint the bikeshed quietly').waitFor();
  });

  test('two pages with one conversation agree about what was decided', async () => {
    await page.getByRole('button', { name: 'New conversation' }).click();
    await chatOn(page).ask('set the priority of PAY-5 to High');
    const second = await browser.context.newPage();
    await second.goto(product.url);
    await second.getByRole('button', { name: 'Approve', exact: true }).waitFor();
    await chatOn(page).ask('set the priority of PAY-6 to High');
    await second.evaluate('window.dispatchEvent(new Event("focus"))');
    await second.getByText('Dropped without a decision.').waitFor();
    await second.getByRole('region', { name: 'Set the priority of PAY-6 to High' }).waitFor();
    expect(await chatOn(page).decide('Approve')).toContain('Open PAY-6');
    // Nobody came back to the second page, which still shows the change as waiting.
    await second.getByRole('button', { name: 'Approve', exact: true }).click();
    await second.getByText('This change was already decided.').waitFor();
    await second.getByText('Open PAY-6').waitFor();
    await second.close();
  });

  test('signing out leads back to the sign-in', async () => {
    await page.getByRole('button', { name: `${amira.name}: menu` }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in to the demo' }).waitFor();
    expect((await page.request.get(`${product.url}/api/jira/myself`)).status()).toBe(401);
  });

  test('nothing went wrong unseen, and nothing left this machine', () => {
    // The browser says every refusal on its console; this one is what a test is about.
    expect(browser.watch.complaints.filter((complaint) => !complaint.includes('409 (Conflict)'))).toEqual([]);
  });
});
