import type { Page } from 'playwright-core';

/**
 * Text on the page that is too faint by WCAG AA (4.5 to 1; large text 3 to 1), in words; placeholders too. Backgrounds are
 * taken from the elements around; pictures behind text are not looked at.
 */
export async function faintText(page: Page): Promise<string[]> {
  return await page.evaluate(`(() => {
    const parse = (colour) => {
      const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
      return [r, g, b, a];
    };
    const luminance = (colour) =>
      colour
        .slice(0, 3)
        .map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
    const over = (front, back) => front.slice(0, 3).map((value, at) => value * front[3] + back[at] * (1 - front[3]));
    const behind = (element) => {
      const layers = [];
      for (let box = element; box !== null; box = box.parentElement) {
        const colour = parse(getComputedStyle(box).backgroundColor);
        layers.unshift(colour);
        if (colour[3] === 1) break;
      }
      return layers.reduce((back, front) => over(front, back), [255, 255, 255]);
    };
    const faint = new Set();
    const look = (text, element, style) => {
      const { width, height } = element.getBoundingClientRect();
      if (width <= 1 || height <= 1 || style.visibility === 'hidden') return;
      const back = behind(element);
      const [light, dark] = [luminance(over(parse(style.color), back)), luminance(back)].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) faint.add(text.trim().slice(0, 40) + ': ' + ratio.toFixed(2));
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      if (data.trim() !== '') look(data, parentElement, getComputedStyle(parentElement));
    }
    for (const field of document.querySelectorAll('[placeholder]')) {
      look(field.placeholder, field, getComputedStyle(field, '::placeholder'));
    }
    return [...faint];
  })()`);
}
