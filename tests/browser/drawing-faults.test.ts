import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOn, signInToDemo } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { faultsOfPage } from './page-quality.ts';
import { type Product, startDemo } from './product.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('what cannot be drawn', () => {
  let product: Product;
  let browser: OpenBrowser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startDemo(),
      openBrowser({ context: { viewport: { width: 300, height: 700 } } }),
    ]);
    page = await browser.context.newPage();
    await signInToDemo(page, product.url, amira.name);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('is told in its place, and the conversation goes on', async () => {
    const chat = chatOn(page);
    await chat.ask('show my open issues');
    await chat.ask('how many issues are in PAY?');
    spoilColumns(product.database);
    await page.reload();
    const [spoiled, whole] = [0, 1].map((at) => page.getByRole('article', { name: 'Sidelight' }).nth(at));
    await spoiled?.getByText('This part of the conversation cannot be shown.').waitFor();
    expect(await spoiled?.getByRole('alert').count()).toBe(1);
    expect(await shownText(whole ?? page.locator('body'))).toMatch(/\d+ issues/);
    expect(await faultsOfPage(page, 300)).toEqual([]);
    expect(await shownText(await chat.ask('how many bugs are open in PAY?'))).toMatch(/\d+/);
  });

  test('is told instead of a blank page, which is then loaded again', async () => {
    const script = /\/assets\/dashboard-page[^/]*\.js/;
    await page.route(script, (route) => route.abort());
    await page.goto(`${product.url}/dashboard/token`);
    await page.getByText('Sidelight cannot be shown.').waitFor();
    expect(await faultsOfPage(page, 300)).toEqual([]);
    await page.unroute(script);
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByRole('heading', { name: 'Token dashboard' }).waitFor();
  });
});

/** A day in the stored results that is none, as a damaged row or another version would leave it. */
function spoilColumns(file: string): void {
  const database = new DatabaseSync(file);
  try {
    const rows = database
      .prepare("select rowid, body from messages where body like '%tool-search_issues%'")
      .all();
    for (const { rowid, body } of rows) {
      const message = JSON.parse(String(body));
      for (const part of message.parts) {
        for (const issue of part.output?.issues ?? []) issue.cells = ['soon'];
        if (part.output?.issues?.length > 0) part.output.columns = [{ name: 'Due', kind: 'day' }];
      }
      database
        .prepare('update messages set body = ? where rowid = ?')
        .run(JSON.stringify(message), rowid ?? 0);
    }
  } finally {
    database.close();
  }
}
