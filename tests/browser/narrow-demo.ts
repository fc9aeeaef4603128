import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { signInToDemo } from './chat.ts';
import { amira } from './jira.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { type Product, startDemo } from './product.ts';

export interface NarrowDemo {
  readonly product: Product;
  readonly browser: OpenBrowser;
  readonly page: Page;
}

/**
 * The demo as somebody sees it who is signed in, at the 300 pixels of a narrow panel. For one `describe`: opened before its
 * tests, closed after them, and not to be asked for before.
 */
export function narrowDemo(): NarrowDemo {
  let product: Product | undefined;
  let browser: OpenBrowser | undefined;
  let page: Page | undefined;

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

  return {
    get product() {
      return opened(product);
    },
    get browser() {
      return opened(browser);
    },
    get page() {
      return opened(page);
    },
  };
}

function opened<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('The demo is opened before the first test.');
  return part;
}
