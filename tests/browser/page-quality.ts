import type { Page } from 'playwright-core';

/**
 * What a page does wrong at a given width, in words; empty when all is well. Rules that need no judgement: every
 * control has a name, there is one main heading and no level is skipped, there is a main landmark, images have
 * alternatives, and nothing needs sideways scrolling.
 */
export async function faultsOfPage(page: Page, width: number): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 700 });
  // The layout follows in the next frame.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  const faults = [...treeFaults(await page.locator('body').ariaSnapshot()), ...(await tooWide(page))];
  if (before !== null) await page.setViewportSize(before);
  return faults.map((fault) => `${new URL(page.url()).pathname} at ${width} px: ${fault}`);
}

/** Reads the accessibility tree as Playwright prints it: `- button "Send"`, `- heading "Sidelight" [level=1]`. */
function treeFaults(tree: string): string[] {
  const faults: string[] = [];
  for (const [, role] of tree.matchAll(
    /^\s*- (button|link|textbox|combobox|checkbox|menuitem|img|region)(?! ")/gm,
  )) {
    faults.push(`a ${role} has no name`);
  }
  const levels = [...tree.matchAll(/^\s*- heading (?:".*" )?\[level=(\d)\]/gm)].map(([, level]) =>
    Number(level),
  );
  const first = levels.filter((level) => level === 1).length;
  if (first !== 1) faults.push(`${first} headings of level 1`);
  levels.forEach((level, index) => {
    const previous = levels[index - 1] ?? 0;
    if (level > previous + 1) faults.push(`a heading of level ${level} follows one of level ${previous}`);
  });
  if (!/^\s*- main\b/m.test(tree)) faults.push('no main landmark');
  return faults;
}

/** Elements that reach over the right edge, unless a scrollable box of their own holds them. */
async function tooWide(page: Page): Promise<string[]> {
  return await page.evaluate(`(() => {
    // Held by a small box that scrolls by itself (browsers let the keyboard into those), or cut with an ellipsis.
    const held = (element) => {
      for (let box = element.parentElement; box !== null; box = box.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(box);
        if (['auto', 'scroll'].includes(overflowX) && box.matches('pre, code, [tabindex]')) return true;
        if (['hidden', 'clip'].includes(overflowX) && textOverflow === 'ellipsis') return true;
      }
      return false;
    };
    const root = document.documentElement;
    const faults = root.scrollWidth > root.clientWidth ? ['the page scrolls sideways'] : [];
    for (const element of document.body.querySelectorAll('*')) {
      const { right, width, height } = element.getBoundingClientRect();
      if (width > 1 && height > 1 && right > innerWidth + 1 && !held(element)) {
        faults.push('<' + element.tagName.toLowerCase() + '> reaches to ' + Math.round(right) + ': '
          + (element.textContent ?? '').slice(0, 60));
      }
    }
    return faults.slice(0, 5);
  })()`);
}
