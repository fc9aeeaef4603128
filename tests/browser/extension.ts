import type { BrowserContext, Page } from 'playwright-core';

/** The id that the manifest key of an unpacked build pins; `extension/` has a test that it is so. */
export const extensionId = 'nhcfbepcgilonhfmbnmilfakmklaakof';

/** The side panel's page. It is opened in a tab: the panel's own frame belongs to the browser and cannot be driven. */
export async function openPanel(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 380, height: 760 });
  await page.goto(`chrome-extension://${extensionId}/sidepanel.html`);
  return page;
}

/** Enters the server's address in the options, as a person would; gives the page with the outcome. */
export async function setServer(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html`);
  const field = page.getByRole('textbox', { name: 'Address of the Sidelight server' });
  await field.fill(address);
  await page.getByRole('button', { name: 'Save' }).click();
  return page;
}
