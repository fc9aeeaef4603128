import { expect, test } from 'vitest';
import { chatOn } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { amira } from './jira.ts';
import { narrowDemo } from './narrow-demo.ts';
import { faultsOfPage } from './page-quality.ts';
import { faintText } from './text-contrast.ts';

describeInBrowser('for whoever reads, hears and types in another way', () => {
  const demo = narrowDemo();
  const input = () => demo.page.getByRole('textbox', { name: 'Message to Sidelight' });
  const focused = () =>
    demo.page.evaluate<string>(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent ?? ""',
    );
  /** What is out of sight takes on the colours of another theme when it is looked at, with the transition of a moment. */
  const isLegible = () => expect.poll(() => faintText(demo.page)).toEqual([]);
  const openMenu = async (name: string) => {
    await demo.page.getByRole('button', { name: `${amira.name}: menu` }).click();
    await demo.page.getByRole('menuitem', { name }).click();
  };

  test('the keyboard alone asks, decides, and comes back from every list to writing', async () => {
    await demo.page.getByRole('list', { name: 'Examples' }).getByRole('button').first().waitFor();
    expect(await focused()).toBe('Message to Sidelight');
    await demo.page.keyboard.type('set the priority of PAY-5 to High');
    await demo.page.keyboard.press('Enter');
    await demo.page.getByRole('button', { name: 'Approve', exact: true }).waitFor();
    // The card has the focus, so that it is read; a key pressed while reading decides nothing.
    await expect.poll(focused).toContain('PAY-5');
    await demo.page.keyboard.press('Enter');
    await demo.page.keyboard.press('Tab');
    await demo.page.keyboard.press('Tab');
    expect(await focused()).toBe('Approve');
    await demo.page.keyboard.press('Tab');
    await demo.page.keyboard.press('Enter');
    await demo.page.getByRole('menuitem', { name: /in this conversation/ }).waitFor();
    await demo.page.keyboard.press('ArrowDown');
    await expect.poll(focused).toMatch(/^Approve, and stop asking anywhere/);
    await demo.page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Approve, and stop asking');
    await demo.page.keyboard.press('Tab');
    await demo.page.keyboard.press('Enter');
    await demo.page.getByText('Refused. Nothing was changed.').waitFor();
    await expect.poll(focused).toBe('Message to Sidelight');

    await demo.page.getByRole('button', { name: 'Conversations', exact: true }).press('Enter');
    await expect.poll(focused).toBe('Search conversations');
    await demo.page.keyboard.type('nothing');
    await demo.page.keyboard.press('Escape');
    await demo.page.getByRole('heading', { name: 'Conversations' }).waitFor();
    await demo.page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Message to Sidelight');
    for (const name of ['Changes and rules', 'Reminders']) {
      await openMenu(name);
      await expect.poll(focused).toBe(name);
      await demo.page.keyboard.press('Escape');
      await expect.poll(focused).toBe('Message to Sidelight');
    }
  });

  test('text that runs from right to left is set so, beside text that does not', async () => {
    await chatOn(demo.page).ask('create a task in PAY: مرحبا بالعالم');
    const bidi = (what: string) =>
      demo.page.evaluate<string>(
        `getComputedStyle([...document.querySelectorAll('${what}')].findLast(({ textContent, value }) =>
          (textContent + value).includes('مرحبا'))).unicodeBidi`,
      );
    expect(await bidi('ins')).toBe('plaintext');
    await demo.page.getByRole('button', { name: 'Refuse' }).click();
    await demo.page.getByText('Refused. Nothing was changed.').last().waitFor();
    await input().fill('مرحبا');
    expect(await bidi('textarea')).toBe('plaintext');
    await input().fill('');
  });

  test('nothing is too faint, in light and in dark, and nothing is cut off at twice the size', async () => {
    const chat = chatOn(demo.page);
    await chat.ask('show my open issues');
    await chat.ask('bugs per component in PAY');
    await chat.ask('compare PAY-3, PAY-4 and PAY-5');
    await chat.ask('set the due date of PAY-6, PAY-7 and PAY-8 to Friday');
    for (const colorScheme of ['dark', 'light'] as const) {
      await demo.page.emulateMedia({ colorScheme });
      await isLegible();
      await demo.page.getByRole('button', { name: 'Conversations', exact: true }).click();
      await demo.page.getByRole('list', { name: 'Conversations' }).getByRole('listitem').first().waitFor();
      await isLegible();
      await demo.page.keyboard.press('Escape');
      await openMenu('Changes and rules');
      await demo.page.getByRole('switch').waitFor();
      await isLegible();
      await demo.page.keyboard.press('Escape');
    }
    // Wide or narrow, the name of a field leaves its value the room.
    const nameWidth = async () =>
      (await demo.page.getByRole('rowheader', { name: 'Due date' }).first().boundingBox())?.width;
    expect(await nameWidth()).toBeLessThan(90);
    await demo.page.setViewportSize({ width: 1000, height: 700 });
    expect(await nameWidth()).toBeLessThan(90);
    await demo.page.setViewportSize({ width: 300, height: 700 });
    // A panel of 400 pixels at 200 %.
    expect(await faultsOfPage(demo.page, 200)).toEqual([]);
  });

  test('the API reference can be read in light and in dark', async () => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await demo.page.emulateMedia({ colorScheme });
      await demo.page.goto(`${demo.product.url}/docs`);
      await demo.page.getByText('/api/chat/examples').waitFor();
      await isLegible();
    }
  });
});
