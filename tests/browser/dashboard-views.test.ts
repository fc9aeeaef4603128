import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consent } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { faultsOfPage } from './page-quality.ts';
import { type Product, startDemo } from './product.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('sessions, use of Jira, filters and the view of administrators', () => {
  let product: Product;
  let browser: OpenBrowser;
  let elsewhere: OpenBrowser;
  let page: Page;

  const signIn = async (at: OpenBrowser): Promise<Page> => {
    const opened = await at.context.newPage();
    await opened.goto(`${product.url}/dashboard/token`);
    await opened.getByRole('button', { name: 'Sign in to the demo' }).click();
    await consent(opened, amira.name);
    await opened.getByRole('heading', { name: 'Token dashboard' }).waitFor();
    return opened;
  };

  beforeAll(async () => {
    [product, browser, elsewhere] = await Promise.all([
      startDemo({ SIDELIGHT_ADMINS: amira.email }),
      openBrowser(),
      openBrowser(),
    ]);
    page = await signIn(browser);
  });
  afterAll(async () => {
    await browser?.close();
    await elsewhere?.close();
    await product?.stop();
  });

  test('a session elsewhere is listed in words and ended from here', async () => {
    const other = await signIn(elsewhere);
    await page.reload();
    const sessions = page.getByRole('region', { name: 'Where you are signed in' });
    await sessions.getByText('This one').waitFor();
    const lines = sessions.getByRole('listitem');
    expect(await lines.count()).toBe(2);
    expect(await shownText(lines.first())).toMatch(/on (Linux|Windows|macOS)/);
    await sessions.getByRole('button', { name: 'Sign out the others' }).click();
    await expect.poll(() => lines.count()).toBe(1);
    await other.reload();
    await other.getByRole('button', { name: 'Sign in to the demo' }).waitFor();
  });

  test('the chart of the use of Jira is drawn, has its words and its table, and follows the theme', async () => {
    const usage = page.getByRole('region', { name: 'Use of Jira', exact: true });
    await page.getByRole('button', { name: /Payments/ }).waitFor();
    await page.reload();
    await usage.getByText(/This hour: [1-9]\d* of 65,000 points/).waitFor();
    await usage.getByRole('img', { name: 'Chart: Use of Jira by the hour' }).waitFor();
    const drawn = () => page.evaluate<string>("document.querySelector('.uplot canvas').toDataURL()");
    const light = await drawn();
    expect(light.length).toBeGreaterThan(1_000);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(drawn).not.toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    await usage.getByText('As a table').click();
    expect(await usage.getByRole('row').count()).toBeGreaterThan(1);
  });

  test('the history shows only what is asked for', async () => {
    const history = page.getByRole('region', { name: 'History' });
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await history.getByText('Renewed', { exact: true }).waitFor();
    const filter = history.getByRole('combobox', { name: 'Events shown' });
    await filter.selectOption('Sign-ins');
    await expect.poll(() => history.getByText('Renewed', { exact: true }).count()).toBe(0);
    await history.getByText('Connected', { exact: true }).first().waitFor();
    await filter.selectOption('Trouble');
    await history.getByText('Nothing of that kind').waitFor();
    await filter.selectOption('Everything');
    await history.getByText('Renewed', { exact: true }).waitFor();
  });

  test('an administrator finds a connection, opens it, and hears of everybody live', async () => {
    await page.getByRole('tab', { name: 'All connections' }).click();
    const everybody = page.getByRole('region', { name: 'Everybody' });
    await everybody.getByText('Points used this hour').waitFor();
    expect(await shownText(everybody)).toMatch(/2\s*Connections|Connections\s*2/);
    const renewals = page.getByRole('region', { name: 'Renewals of the last 24 hours' });
    await renewals.getByText(/^1 renewed, 0 failed/).waitFor();
    await page.request.post(`${product.url}/api/token/refresh`, { headers: { origin: product.url } });
    await renewals.getByText(/^2 renewed, 0 failed/).waitFor();

    const search = page.getByRole('region', { name: 'Connections', exact: true });
    await search.getByRole('searchbox', { name: 'Search connections' }).fill('harbour-lane.example');
    await search.getByText('2 connections.').waitFor();
    await search.getByRole('combobox', { name: 'State' }).selectOption('Reconnect required');
    await search.getByText('No connection is like that.').waitFor();
    await search.getByRole('combobox', { name: 'State' }).selectOption('Every state');
    await search.getByRole('button', { name: `Details of ${amira.name}`, exact: true }).click();
    await page.getByRole('region', { name: 'Connection to Jira' }).getByText(amira.name).waitFor();
    expect(await page.getByRole('button', { name: 'Disconnect' }).count()).toBe(0);
    expect(await faultsOfPage(page, 300)).toEqual([]);
    await page.getByRole('button', { name: 'All connections', exact: true }).click();
    for (const width of [300, 1000]) expect(await faultsOfPage(page, width)).toEqual([]);
    await page.getByRole('tab', { name: 'My connection' }).click();
    for (const width of [300, 1000]) expect(await faultsOfPage(page, width)).toEqual([]);
  });

  test('nothing went wrong unseen, and nothing left this machine', () => {
    expect(browser.watch.complaints).toEqual([]);
  });
});
