import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consent } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { faultsOfPage } from './page-quality.ts';
import { type Product, startDemo } from './product.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('the token dashboard', () => {
  let product: Product;
  let browser: OpenBrowser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startDemo(), openBrowser()]);
    page = await browser.context.newPage();
    await page.goto(`${product.url}/dashboard/token`);
    await page.getByRole('button', { name: 'Sign in to the demo' }).click();
    await consent(page, amira.name);
    await page.getByRole('heading', { name: 'Token dashboard' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const expiry = async (): Promise<string> => {
    const response = await page.request.get(`${product.url}/api/token`);
    return (await response.json()).accessTokenExpiresAt;
  };

  test('signing in leads back to the dashboard, which shows who and where', async () => {
    expect(new URL(page.url()).pathname).toBe('/dashboard/token');
    const account = page.getByRole('region', { name: 'Connection to Jira' });
    await account.getByText(amira.name).waitFor();
  });

  test('the countdown to expiry runs', async () => {
    const timer = page.getByRole('timer');
    const first = await shownText(timer);
    expect(first).toMatch(/\d/);
    await expect.poll(() => shownText(timer), { timeout: 5_000 }).not.toBe(first);
  });

  test('"Refresh now" renews the token, and every open dashboard hears of it', async () => {
    const other = await browser.context.newPage();
    await other.goto(`${product.url}/dashboard/token`);
    await other.getByText('Live', { exact: true }).waitFor();
    const before = await expiry();
    await page.getByRole('button', { name: 'Refresh now' }).click();
    for (const shown of [page, other]) {
      const newest = shown.getByRole('region', { name: 'History' }).getByRole('listitem').first();
      await newest.getByText('Renewed', { exact: true }).waitFor();
      expect(await shownText(newest)).toContain('by you');
    }
    expect(Date.parse(await expiry())).toBeGreaterThan(Date.parse(before));
    const renewals = page.getByRole('region', { name: 'Renewals' });
    expect(await shownText(renewals)).toMatch(/1\s*Successes|Successes\s*1/);
    await other.close();
  });

  test('the test area leads from the projects to the issues of one', async () => {
    await page.getByRole('button', { name: /Payments/ }).click();
    const area = page.getByRole('region', { name: 'Issues of Payments' });
    await area
      .getByRole('link', { name: /^PAY-\d+$/ })
      .first()
      .waitFor();
    const total = await product.jira.count('project = PAY');
    expect(await shownText(area.getByRole('status'))).toBe(`Showing 10 of ${total} issues`);
    await area.getByRole('button', { name: 'Show more' }).click();
    await area.getByText(new RegExp(`^Showing [2-9]\\d of ${total} issues`)).waitFor();
    await area.getByRole('searchbox').fill('payout');
    await area.getByRole('button', { name: 'Search' }).click();
    const found = await product.jira.count('project = PAY AND text ~ "payout"');
    expect(found).toBeGreaterThan(0);
    await area.getByText(new RegExp(`^(Showing 10 of )?${found} issues?`)).waitFor();
    await area.getByRole('searchbox').fill('pay-1');
    await page.keyboard.press('Enter');
    await area.getByRole('link', { name: 'PAY-1', exact: true }).waitFor();
    await expect.poll(() => area.getByRole('link', { name: /^PAY-\d+$/ }).count()).toBe(1);
    for (const width of [300, 1000]) expect(await faultsOfPage(page, width)).toEqual([]);
    await area.getByRole('button', { name: 'All projects' }).click();
    await page.getByRole('region', { name: 'Try Jira' }).waitFor();
  });

  test('it is in order for a screen reader, and fits 300 pixels', async () => {
    expect(await faultsOfPage(page, 300)).toEqual([]);
    expect(await faultsOfPage(page, 1000)).toEqual([]);
  });

  test('nothing went wrong unseen, and nothing left this machine', () => {
    expect(browser.watch.complaints).toEqual([]);
  });
});
