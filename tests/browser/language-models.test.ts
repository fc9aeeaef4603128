import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ScriptedModelServer,
  startScriptedModelServer,
} from '../../server/src/assistant/models/scripted-model-server.ts';
import { chatOn, signInToDemo } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { faultsOfPage } from './page-quality.ts';
import { type Product, startDemo } from './product.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('a language model with the built-in one behind it', () => {
  let model: ScriptedModelServer;
  let product: Product;
  let browser: OpenBrowser;
  let page: Page;
  beforeAll(async () => {
    model = await startScriptedModelServer();
    [product, browser] = await Promise.all([
      startDemo({
        MODEL_PROVIDER: 'openai-compatible',
        MODEL_BASE_URL: model.baseUrl,
        MODEL_NAME: 'clever',
        MODEL_2_PROVIDER: 'built-in',
        MODEL_DAILY_TOKENS: '1000',
        SIDELIGHT_ADMINS: amira.email,
      }),
      openBrowser({ context: { viewport: { width: 300, height: 700 } } }),
    ]);
    page = await browser.context.newPage();
    await signInToDemo(page, product.url, amira.name);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await model?.close();
  });

  test('each answer says who gave it, and why not the first, also when it is opened again', async () => {
    const chat = chatOn(page);
    model.answer({ text: 'Good morning.' }, { status: 401 });
    const first = await chat.ask('Good morning');
    expect(await shownText(first)).toContain('Answered by clever');
    const second = await chat.ask('how many bugs are open in Payments?');
    const words = 'Answered by the built-in model, in place of clever: It did not accept the key (HTTP 401).';
    expect(await shownText(second)).toContain(words);
    expect(await shownText(second)).toMatch(/There (are|is) \d+ open bugs? in Payments/);
    await page.reload();
    await page.getByText(words).waitFor();
    expect(await faultsOfPage(page, 300)).toEqual([]);
  });

  test('the dashboard shows what was used of today, and to administrators which model rests', async () => {
    await page.goto(`${product.url}/dashboard/token`);
    const usage = page.getByRole('region', { name: 'Use of the language model' });
    await usage.getByText(/^Today: 40 of 1,000 tokens/).waitFor();
    await usage.getByRole('row', { name: /clever 1 40/ }).waitFor();
    await usage.getByRole('progressbar').waitFor();
    await page.getByRole('tab', { name: 'All connections' }).click();
    const models = page.getByRole('region', { name: 'Language models' });
    await models.getByText(/rests until .*It did not accept the key \(HTTP 401\)\./).waitFor();
    await models.getByText('is asked', { exact: true }).waitFor();
    expect(await faultsOfPage(page, 300)).toEqual([]);
  });
});

describeInBrowser('an answer that takes long', () => {
  let model: ScriptedModelServer;
  let product: Product;
  let browser: OpenBrowser;
  beforeAll(async () => {
    model = await startScriptedModelServer();
    [product, browser] = await Promise.all([
      startDemo({ MODEL_PROVIDER: 'openai-compatible', MODEL_BASE_URL: model.baseUrl, MODEL_NAME: 'slow' }),
      openBrowser({ context: { viewport: { width: 300, height: 700 } } }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await model?.close();
  });

  test('goes on when the page is left, is heard again from its beginning, and stops when it is told to', async () => {
    const page = await browser.context.newPage();
    await signInToDemo(page, product.url, amira.name);
    model.answer('fall-silent');
    await page.getByRole('textbox', { name: 'Message to Sidelight' }).fill('Tell me a long story');
    await page.keyboard.press('Enter');
    await page.getByText('I was about').waitFor();
    await page.reload();
    await page.getByText('Tell me a long story').waitFor();
    await page.getByText('I was about').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('You stopped the answer.').waitFor();
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await page.reload();
    await page.getByText('I was about').waitFor();
    await page.getByRole('button', { name: 'Send' }).waitFor();
    expect(model.requests).toHaveLength(1);
  });
});
