import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOn, consent } from './chat.ts';
import { freePort } from './child-process.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanel, setServer } from './extension.ts';
import { firstLight } from './first-light.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { faultsOfPage } from './page-quality.ts';
import { type Product, startDemo } from './product.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('the extension, signed in with OAuth at the demo Jira', () => {
  let product: Product;
  let browser: OpenBrowser;
  let panel: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startDemo(), openBrowser({ extension: true })]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('its icon in the toolbar opens the side panel', async () => {
    const { context } = browser;
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    await expect
      .poll(() => worker.evaluate('chrome.sidePanel.getPanelBehavior()'))
      .toEqual({ openPanelOnActionClick: true });
  });

  test('the options take the address of the server', async () => {
    const options = await setServer(browser.context, product.url);
    await options.getByText(`answers at ${product.url}`).waitFor();
    expect(await faultsOfPage(options, 300)).toEqual([]);
    await options.close();
  });

  test('who refuses on the consent page is told what that means', async () => {
    panel = await openPanel(browser.context);
    const opened = browser.context.waitForEvent('page');
    await panel.getByRole('button', { name: 'Sign in to the demo' }).click();
    await (await opened).getByRole('button', { name: 'Cancel' }).click();
    await panel.getByRole('alert').getByText('Atlassian did not give Sidelight access.').waitFor();
  });

  test('one signs in through the sign-in window', async () => {
    const window = browser.context.waitForEvent('page');
    await panel.getByRole('button', { name: 'Sign in to the demo' }).click();
    await consent(await window, amira.name);
    await panel.getByRole('heading', { name: /^Hello Amira/ }).waitFor();
    expect(await faultsOfPage(panel, 300)).toEqual([]);
  });

  firstLight(() => ({ page: panel, jira: product.jira }));

  test('"summarise this issue" is about the issue of the tab in front', async () => {
    const issue = await product.jira.first('project = GAME ORDER BY key DESC');
    const tab = await browser.context.newPage();
    await tab.goto(`${product.jira.url}/browse/${issue.key}`);
    await panel.getByText(`About ${issue.key}`).waitFor();
    await panel.bringToFront();
    const answer = await chatOn(panel).ask('summarise this issue');
    expect(await shownText(answer)).toContain(issue.fields.summary);

    await tab.bringToFront();
    await tab.goto(`${product.jira.url}/avatars/nobody.svg`);
    await panel.getByText(`About ${issue.key}`).waitFor({ state: 'detached' });
    await tab.close();
  });

  test('"what is in this sprint?" is about the board of the tab in front, until it is taken away', async () => {
    const tab = await browser.context.newPage();
    // The sandbox has no page of a board, and the extension reads none: the address is all.
    const board = `${product.jira.url}/jira/software/projects/PAY/boards/1`;
    await tab.route(board, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Board</title>' }),
    );
    await tab.goto(board);
    await panel.getByText('About this board of PAY').waitFor();
    await panel.bringToFront();
    const answer = await chatOn(panel).ask('what is in this sprint?');
    expect(await shownText(answer)).toMatch(/There are \d+ issues in an open sprint on the page/);
    await panel.getByRole('button', { name: 'About this board of PAY' }).click();
    await panel.getByText('About this board of PAY').waitFor({ state: 'detached' });
    await tab.close();
  });

  test('the panel is in order for a screen reader, and fits 300 pixels', async () => {
    expect(await faultsOfPage(panel, 300)).toEqual([]);
  });

  test('the session outlives the panel, and signing out in the options ends it', async () => {
    await panel.close();
    panel = await openPanel(browser.context);
    await panel.getByRole('button', { name: `${amira.name}: menu` }).waitFor();
    const options = await browser.context.newPage();
    await options.goto(panel.url().replace('sidepanel', 'options'));
    await options.getByRole('button', { name: 'Sign out' }).click();
    await options.getByText('You are not signed in').waitFor();
    await panel.getByRole('button', { name: 'Sign in to the demo' }).waitFor();
    await options.close();
  });

  test('nothing went wrong unseen, and nothing left this machine', () => {
    expect(browser.watch.complaints).toEqual([]);
  });

  test('a server that is not there is said, with the way to the options', async () => {
    const nowhere = `http://localhost:${await freePort()}`;
    const options = await setServer(browser.context, nowhere);
    await options.getByText(`Saved, but: The Sidelight server at ${nowhere} cannot be reached.`).waitFor();
    await options.close();
    await panel.getByText('The Sidelight server cannot be reached.').waitFor();
    const opened = browser.context.waitForEvent('page');
    await panel.getByRole('button', { name: 'Options' }).click();
    expect(await (await opened).title()).toBe('Sidelight options');
  });
});
