import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOn, signInToDemo } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { faultsOfPage } from './page-quality.ts';
import { type Product, startDemo } from './product.ts';
import { shownText } from './shown-text.ts';
import { damageNewestAnswer } from './stored-messages.ts';

describeInBrowser('faults in drawing', () => {
  let product: Product;
  let browser: OpenBrowser;
  let page: Page;

  const copied = async () => {
    await page.getByRole('button', { name: 'Copy details' }).click();
    await page.getByRole('button', { name: 'Details copied' }).waitFor();
    return await page.evaluate<string>('navigator.clipboard.readText()');
  };

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startDemo(),
      openBrowser({ context: { viewport: { width: 300, height: 700 } } }),
    ]);
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    page = await browser.context.newPage();
    await signInToDemo(page, product.url, amira.name);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('a list that cannot be drawn takes away itself alone, and the conversation goes on', async () => {
    const chat = chatOn(page);
    await chat.ask('show my open issues');
    // Of the agreed shape, and yet no day: what draws it fails.
    damageNewestAnswer(product.database, (body) =>
      body
        .replace('"issues":[', '"columns":[{"name":"Due date","kind":"day"}],"issues":[')
        .replaceAll('"assignee":', '"cells":["my secret wish"],"assignee":'),
    );
    await page.reload();
    const alert = page.getByRole('alert');
    await alert.getByText('This list of issues cannot be shown.').waitFor();
    await page.getByText('show my open issues').waitFor();
    expect(await faultsOfPage(page, 300)).toEqual([]);
    const details = await copied();
    expect(details).toMatch(/^Sidelight could not show a list of issues\.\nRangeError: /);
    expect(details).not.toContain('secret wish');
    expect(await shownText(await chat.ask('how many bugs are open in Payments?'))).toMatch(/\d/);
    await alert.getByText('This list of issues cannot be shown.').waitFor();
  });

  test('a change that cannot be drawn cannot be approved, and can be refused', async () => {
    const before = await product.jira.commentsOf('PAY-3');
    await chatOn(page).ask('comment on PAY-3: Never to be written');
    await page.addInitScript('Intl.DateTimeFormat = function () { throw new RangeError("no clock"); }');
    await page.reload();
    await page.getByText('This change cannot be shown, so it cannot be approved here.').waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    expect(await faultsOfPage(page, 300)).toEqual([]);
    await page.getByRole('button', { name: 'Refuse' }).click();
    await page.getByText('Refused. Nothing was changed.').last().waitFor();
    expect(await product.jira.commentsOf('PAY-3')).toEqual(before);
    page = await afresh();
  });

  test('a change that waits and was not kept whole cannot be approved; a lost answer is said to be lost', async () => {
    const chat = chatOn(page);
    await chat.ask('comment on PAY-3: Never to be written either');
    damageNewestAnswer(product.database, (body) => body.replace(/,\{"type":"data-plan".*(?=\]\})/, ''));
    await page.reload();
    await page.getByText(/A change waits here that cannot be shown/).waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await chat.ask('thanks');
    damageNewestAnswer(product.database, (body) => body.slice(0, 40));
    await page.reload();
    await page.getByText('The answer was cut off.').waitFor();
    await page.getByText('Never to be written either').waitFor();
  });

  test('a conversation that cannot be drawn leaves the way to another', async () => {
    await page.addInitScript(
      'if (sessionStorage.getItem("whole") === null) Object.defineProperty(window, "ResizeObserver", { value: undefined })',
    );
    await page.reload();
    await page.getByText('This conversation cannot be shown.').waitFor();
    expect(await copied()).toMatch(/^Sidelight could not show a conversation\.\nTypeError: /);
    expect(await faultsOfPage(page, 300)).toEqual([]);
    await page.evaluate('sessionStorage.setItem("whole", "1")');
    await page.reload();
    await page.getByText('Never to be written either').waitFor();
  });

  test('a page that cannot be drawn at all says so, and is loaded again', async () => {
    page = await afresh();
    await page.addInitScript(
      'if (sessionStorage.getItem("whole") === null) Object.defineProperty(window, "matchMedia", { value: undefined })',
    );
    await page.goto(product.url);
    await page.getByRole('heading', { name: 'Sidelight cannot be shown.' }).waitFor();
    expect(await copied()).toMatch(/^Sidelight could not show this page\.\nTypeError: /);
    expect(await faultsOfPage(page, 300)).toEqual([]);
    await page.evaluate('sessionStorage.setItem("whole", "1")');
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByText('Never to be written either').waitFor();
  });

  test('a page that cannot be loaded says so, and is loaded again', async () => {
    const script = /\/assets\/dashboard-page[^/]*\.js/;
    await page.route(script, (route) => route.abort());
    await page.goto(`${product.url}/dashboard/token`);
    await page.getByRole('heading', { name: 'Sidelight cannot be shown.' }).waitFor();
    await page.unroute(script);
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByRole('heading', { name: 'Token dashboard' }).waitFor();
  });

  test('nothing else went wrong, and nothing left this machine', () => {
    const unexpected = browser.watch.complaints.filter(
      (complaint) =>
        !/RangeError|is not a (?:constructor|function)|dynamically imported|ERR_FAILED/.test(complaint),
    );
    expect(unexpected).toEqual([]);
  });

  /** Another tab, without what was put in the way of the one before. */
  async function afresh(): Promise<Page> {
    await page.close();
    const next = await browser.context.newPage();
    await next.goto(product.url);
    await next.getByRole('textbox', { name: 'Message to Sidelight' }).waitFor();
    return next;
  }
});
