import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOn, signInToDemo } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { faultsOfPage } from './page-quality.ts';
import { type Product, startDemo } from './product.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('changes and rules', () => {
  let product: Product;
  let browser: OpenBrowser;
  let page: Page;

  const entries = () => page.getByRole('list', { name: 'Changes' }).getByRole('listitem');
  const openChanges = async () => {
    await page.getByRole('button', { name: /: menu$/ }).click();
    await page.getByRole('menuitem', { name: 'Changes and rules' }).click();
    // The rules and the list come from the server, each in its own time.
    await page.getByRole('switch', { name: /^Read only/ }).waitFor();
    await entries().first().waitFor();
  };

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

  test('an approval can hold for the conversation; the next comment is then made at once', async () => {
    const chat = chatOn(page);
    await chat.ask('comment on PAY-3: The first one');
    await page.getByRole('button', { name: 'Approve, and stop asking' }).click();
    await page.getByRole('menuitem', { name: /in this conversation/ }).waitFor();
    expect(await faultsOfPage(page, 300)).toEqual([]);
    await page.getByRole('menuitem', { name: /in this conversation/ }).click();
    await page.getByText('Commented on PAY-3').first().waitFor();
    await chat.ask('comment on PAY-3: The second one');
    await page.getByText('Not asked about: you allowed comments in this conversation.').waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    expect(await product.jira.commentsOf('PAY-3')).toEqual(
      expect.arrayContaining(['The first one', 'The second one']),
    );
  });

  test('what was changed stands in a list, with the sentence it came from, and is undone from there', async () => {
    await openChanges();
    expect(await faultsOfPage(page, 300)).toEqual([]);
    expect(await shownText(entries().first())).toContain('“comment on PAY-3: The second one”');
    expect(await shownText(entries().first())).toContain('done without asking');
    await entries().first().getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page
      .getByText(/Deleted the comment on PAY-3/)
      .first()
      .waitFor();
    expect(await product.jira.commentsOf('PAY-3')).not.toContain('The second one');
    await openChanges();
    expect(await shownText(entries().nth(1))).toContain('undone');
  });

  test('read only stops every change, until it is switched off', async () => {
    await page.getByRole('switch', { name: /^Read only/ }).click();
    await page.getByRole('switch', { name: /^Read only/, checked: true }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    const chat = chatOn(page);
    await chat.ask('comment on PAY-3: The third one');
    await page
      .getByText(/Changes are switched off here/)
      .first()
      .waitFor();
    await openChanges();
    await page.getByRole('switch', { name: /^Read only/ }).click();
    await page.getByRole('switch', { name: /^Read only/, checked: false }).waitFor();
    await page.getByRole('checkbox', { name: 'Comments' }).click();
    await page.getByRole('checkbox', { name: 'Comments', checked: true }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await chat.ask('comment on PAY-3: The fourth one');
    await page.getByText('Not asked about: you allowed comments.').waitFor();
    expect(await product.jira.commentsOf('PAY-3')).toContain('The fourth one');
  });
});
