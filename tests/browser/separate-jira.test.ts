import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOn, consent } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanel, setServer } from './extension.ts';
import { firstLight } from './first-light.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { type Product, startWithSeparateJira } from './product.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('a Jira in another process, by API token and by OAuth', () => {
  let product: Product;
  let browser: OpenBrowser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startWithSeparateJira({ oauth: true, apiToken: true }),
      openBrowser(),
    ]);
    page = await browser.context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('a wrong access key opens nothing', async () => {
    await page.goto(product.url);
    await page.getByLabel('Access key').fill('not the key it printed');
    await page.getByRole('button', { name: 'Use the access key' }).click();
    await page.getByText(/not the one this server printed/).waitFor();
  });

  test('the access key opens the connection of the API token', async () => {
    await page.getByLabel('Access key').fill(product.accessKey);
    await page.getByRole('button', { name: 'Use the access key' }).click();
    await page.getByRole('textbox', { name: 'Message to Sidelight' }).waitFor();
  });

  firstLight(() => ({ page, jira: product.jira }));

  test('somebody else signs in with OAuth and sees their own issues', async () => {
    await page.getByRole('button', { name: /: menu$/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with Atlassian' }).click();
    await consent(page, 'Zoë Lindqvist');
    await page.getByRole('heading', { name: /^Hello Zoë/ }).waitFor();
    const answer = await chatOn(page).ask('show my open issues');
    const total = await product.jira.count('assignee = "Zoë Lindqvist" AND statusCategory != Done');
    const list = answer.getByRole('region', { name: /^Issues found/ });
    expect(await shownText(list.getByRole('status').first())).toMatch(new RegExp(`\\b${total} issues?`));
  });

  test('nothing went wrong unseen, and nothing left this machine', () => {
    // The browser itself says on the console that the wrong key was answered with 401.
    expect(browser.watch.complaints.filter((complaint) => !/status of 401/.test(complaint))).toEqual([]);
  });
});

describeInBrowser('the extension at a server that has only an API token', () => {
  let product: Product;
  let browser: OpenBrowser;

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startWithSeparateJira({ oauth: false, apiToken: true }),
      openBrowser({ extension: true }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('one signs in with the access key in the sign-in window', async () => {
    await (await setServer(browser.context, product.url)).getByText('answers at').waitFor();
    const panel = await openPanel(browser.context);
    const opened = browser.context.waitForEvent('page');
    await panel.getByRole('button', { name: /^Sign in/ }).click();
    const window = await opened;
    await window.getByLabel('Access key').fill(product.accessKey);
    await window.getByRole('button', { name: 'Use the access key' }).click();
    const answer = await chatOn(panel).ask('how many bugs are open in Payments?');
    const bugs = await product.jira.count('project = PAY AND issuetype = Bug AND statusCategory != Done');
    expect(await shownText(answer)).toMatch(new RegExp(`\\b${bugs}\\b`));
    expect(browser.watch.complaints).toEqual([]);
  });
});
