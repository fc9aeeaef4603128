import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOn, signInToDemo } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { faultsOfPage } from './page-quality.ts';
import { type Product, startDemo } from './product.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('files and attachments', () => {
  let product: Product;
  let browser: OpenBrowser;
  let page: Page;
  /** A picture as large as people's are: of the page itself. */
  let screenshot: Buffer;

  const chips = () => page.getByRole('list', { name: 'Files of the message' }).last().getByRole('listitem');
  const send = () => page.getByRole('button', { name: 'Send' });
  /** The file is in the message, and with the server. */
  const isAdded = async (name: string | RegExp) => {
    await chips().filter({ hasText: name }).waitFor();
    await page.getByRole('progressbar').first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Send', disabled: false }).waitFor();
  };
  /** Hands files to the page as the browser does when they are pasted or dropped. */
  const hand = (name: 'paste' | 'drop', files: readonly { name: string; type: string; base64: string }[]) =>
    page.evaluate(`(() => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of ${JSON.stringify(files)}) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      const how = { bubbles: true, cancelable: true };
      document.querySelector('textarea').dispatchEvent(
        ${JSON.stringify(name)} === 'paste'
          ? new ClipboardEvent('paste', { ...how, clipboardData: transfer })
          : new DragEvent('drop', { ...how, dataTransfer: transfer }),
      );
    })()`);

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startDemo(),
      openBrowser({ context: { viewport: { width: 300, height: 700 } } }),
    ]);
    page = await browser.context.newPage();
    await signInToDemo(page, product.url, amira.name);
    screenshot = await page.screenshot();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('files are chosen, shown with name and size, taken out again, and attached once approved', async () => {
    const before = await product.jira.attachmentsOf('PAY-3');
    const files = [
      { name: 'screenshot.png', mimeType: 'image/png', buffer: screenshot },
      { name: 'error.log', mimeType: 'text/plain', buffer: Buffer.from('09:01 ERROR the export is empty\n') },
      { name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from('not this one') },
    ];
    await page.locator('input[type=file]').setInputFiles(files);
    await isAdded('wrong.txt');
    expect(await chips().count()).toBe(3);
    await chips().first().locator('img[src^="data:image/png"]').waitFor();
    expect(await shownText(chips().nth(1))).toContain('32 B');
    expect(await faultsOfPage(page, 300)).toEqual([]);
    await page.getByRole('button', { name: 'Take out wrong.txt' }).click();
    const chat = chatOn(page);
    await chat.ask('attach these files to PAY-3');
    const card = page.getByRole('region', { name: /^Attach screenshot.png and error.log to PAY-3$/ });
    await card.locator('img[src^="data:image/png"]').waitFor();
    expect(await shownText(card)).toContain('error.log (32 B)');
    expect(await faultsOfPage(page, 300)).toEqual([]);
    expect(await product.jira.attachmentsOf('PAY-3')).toEqual(before);
    expect(await chat.decide('Approve')).toContain('Attached screenshot.png and error.log to PAY-3.');
    expect(await product.jira.attachmentsOf('PAY-3')).toEqual([
      ...before,
      { filename: 'screenshot.png', size: screenshot.byteLength },
      { filename: 'error.log', size: 32 },
    ]);
  });

  test('a bug is created with its screenshot, both shown on one card and undone by one button', async () => {
    const png = { name: 'screenshot.png', mimeType: 'image/png', buffer: screenshot };
    await page.locator('input[type=file]').setInputFiles(png);
    await isAdded('screenshot.png');
    const chat = chatOn(page);
    await chat.ask('create a bug in PAY with this screenshot: The pier is not lit');
    const card = page.getByRole('region', { name: 'Create a bug in Payments with screenshot.png' });
    await card.locator('img[src^="data:image/png"]').waitFor();
    expect(await shownText(card)).toContain('The pier is not lit');
    expect(await faultsOfPage(page, 300)).toEqual([]);
    const done = await chat.decide('Approve');
    const [, key = ''] = /Created (PAY-\d+)\. Attached screenshot\.png to \1\./.exec(done) ?? [];
    expect(await product.jira.attachmentsOf(key)).toEqual([
      { filename: 'screenshot.png', size: screenshot.byteLength },
    ]);
    await card.getByRole('button', { name: 'Undo' }).click();
    const back = page.getByRole('region', { name: `Undo: delete ${key}` });
    await back.waitFor();
    expect(await shownText(back)).toContain('screenshot.png');
    await back.getByRole('button', { name: 'Approve', exact: true }).click();
    await back.getByText(`Deleted ${key}.`).waitFor();
    expect(await faultsOfPage(page, 300)).toEqual([]);
  });

  test('what is attached is listed with safe small pictures, and can be saved', async () => {
    await chatOn(page).ask('what is attached to PAY-3?');
    const card = page.getByRole('region', { name: 'Attachments of PAY-3' }).last();
    await card.locator('img[src^="data:image/png"]').first().waitFor();
    expect(await shownText(card)).toContain('error.log');
    expect(await faultsOfPage(page, 300)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      card.getByRole('button', { name: 'Save error.log' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('error.log');
  });

  test('a screenshot is pasted and dropped, and goes along without a word', async () => {
    const base64 = screenshot.toString('base64');
    await hand('paste', [{ name: 'image.png', type: 'image/png', base64 }]);
    await isAdded(/screenshot-\d{4}-\d\d-\d\d-\d{6}\.png/);
    await hand('drop', [{ name: 'notes.md', type: 'text/markdown', base64: btoa('# Notes') }]);
    await isAdded('notes.md');
    expect(await chips().count()).toBe(2);
    await send().click();
    const answer = page.getByRole('article', { name: 'Sidelight' }).last();
    await answer.getByText('What shall I do with them?').waitFor();
    // Opened again, the message has its files still.
    await page.reload();
    await page.getByTitle('Save notes.md').waitFor();
  });

  test('what is too large is said at once and does not go along', async () => {
    const large = {
      name: 'large.bin',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(10_485_761),
    };
    await page.locator('input[type=file]').setInputFiles(large);
    await page.getByText('Larger than 10 MB').waitFor();
    await page.getByText('Take out what could not be added, then send.').waitFor();
    expect(await faultsOfPage(page, 300)).toEqual([]);
    await page.getByRole('button', { name: 'Take out large.bin' }).click();
    expect(await page.getByText('Larger than 10 MB').count()).toBe(0);
  });

  test('nothing went wrong unseen, and nothing left this machine', () => {
    expect(browser.watch.complaints).toEqual([]);
  });
});
