import type { Locator } from 'playwright-core';

/** What a person reads there: as laid out, without what is hidden, with line ends where lines end. */
export async function shownText(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join('\n');
}
