// npm run screenshots: draws the pictures of the README anew, from the built product (npm run build makes it).
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { chatOn, consent, signInToDemo } from './chat.ts';
import { root } from './child-process.ts';
import { openPanel, setServer } from './extension.ts';
import { amira } from './jira.ts';
import { openBrowser } from './open-browser.ts';
import { type Product, startDemo } from './product.ts';

const folder = path.join(root, 'docs', 'images');
const largestBytes = 200_000;

async function keep(page: Page, name: string): Promise<void> {
  const file = path.join(folder, name);
  // Without a caret or a spinner in mid-turn, so that an unchanged page gives an unchanged picture.
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  const { size } = await stat(file);
  console.log(`${path.relative(root, file)}: ${Math.round(size / 1000)} kB`);
  if (size > largestBytes) throw new Error(`${name} is larger than ${largestBytes / 1000} kB.`);
}

async function webPage(product: Product): Promise<void> {
  const browser = await openBrowser({ context: { viewport: { width: 1000, height: 720 } } });
  try {
    const page = await browser.context.newPage();
    await signInToDemo(page, product.url, amira.name);
    const chat = chatOn(page);
    await chat.ask('how many bugs are open in Payments?');
    await chat.ask('create a task in Payments to review the release notes for Priya due Friday');
    await keep(page, 'chat.png');
    await chat.decide('Approve');

    await page.setViewportSize({ width: 1000, height: 960 });
    await page.goto(`${product.url}/dashboard/token`);
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await page.getByText('Renewed', { exact: true }).waitFor();
    await keep(page, 'dashboard.png');
    await page.getByRole('tab', { name: 'All connections' }).click();
    await page.getByText(/^1 renewed, 0 failed/).waitFor();
    await keep(page, 'dashboard-administrator.png');
  } finally {
    await browser.close();
  }
}

async function sidePanel(product: Product): Promise<void> {
  const browser = await openBrowser({ extension: true, context: { colorScheme: 'dark' } });
  try {
    await (await setServer(browser.context, product.url)).getByText('answers at').waitFor();
    const panel = await openPanel(browser.context);
    const window = browser.context.waitForEvent('page');
    await panel.getByRole('button', { name: 'Sign in to the demo' }).click();
    await consent(await window, amira.name);
    await panel.getByRole('heading', { name: /^Hello/ }).waitFor();
    const issue = await product.jira.first('project = PAY AND status = "To Do" ORDER BY key DESC');
    const tab = await browser.context.newPage();
    await tab.goto(`${product.jira.url}/browse/${issue.key}`);
    await panel.getByText(`About ${issue.key}`).waitFor();
    await panel.bringToFront();
    await chatOn(panel).ask('summarise this issue');
    await chatOn(panel).ask('move this issue to In Progress');
    await keep(panel, 'panel-dark.png');
  } finally {
    await browser.close();
  }
}

await mkdir(folder, { recursive: true });
const product = await startDemo({ SIDELIGHT_ADMINS: amira.email });
try {
  await webPage(product);
  await sidePanel(product);
} finally {
  await product.stop();
}
