import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOn, signInToDemo } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { faultsOfPage } from './page-quality.ts';
import { type Product, startDemo } from './product.ts';

const sentence = `create these stories in PAY:
- Rebuild the quay wall
  - Drive the sheet piles for Zoë Lindqvist
  - Pour the capping beam
- Renew the fenders, high priority
- Repaint the bollards
- Sound the berth`;

describeInBrowser('several new issues', () => {
  let product: Product;
  let browser: OpenBrowser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startDemo(),
      openBrowser({ context: { viewport: { width: 300, height: 900 } } }),
    ]);
    page = await browser.context.newPage();
    await signInToDemo(page, product.url, amira.name);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('are shown as a tree, all of them on demand, and named with their keys once they are there', async () => {
    await chatOn(page).ask(sentence);
    await page.getByText('Create 6 issues in Payments', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show all 6 issues' }).click();
    await page.getByText('Sound the berth').last().waitFor();
    expect(await faultsOfPage(page, 300)).toEqual([]);
    const left = async (summary: string) =>
      (await page.locator('ins', { hasText: summary }).first().boundingBox())?.x ?? 0;
    expect(await left('Pour the capping beam')).toBeGreaterThan(await left('Rebuild the quay wall'));
    expect(await left('Repaint the bollards')).toBe(await left('Rebuild the quay wall'));
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByText('Created all 6 issues.').first().waitFor();
    await page
      .getByRole('link', { name: /^PAY-\d+/ })
      .first()
      .waitFor();
  });
});
