import type { Locator, Page } from 'playwright-core';
import { shownText } from './shown-text.ts';

/** The chat as a person uses it: on the web page and in the extension alike. */
export interface Chat {
  /** Says something and waits until the answer is complete; gives the answer. */
  ask(text: string): Promise<Locator>;
  /** Decides on the change that waits, and waits for the outcome; gives the words it is told in. */
  decide(decision: 'Approve' | 'Refuse'): Promise<string>;
}

export function chatOn(page: Page): Chat {
  const input = page.getByRole('textbox', { name: 'Message to Sidelight' });
  const answers = page.getByRole('article', { name: 'Sidelight' });
  const idle = page.getByRole('button', { name: 'Send' });
  return {
    async ask(text) {
      const answered = await answers.count();
      await input.fill(text);
      await input.press('Enter');
      const answer = answers.nth(answered);
      await answer.waitFor();
      await idle.waitFor();
      return answer;
    },
    async decide(decision) {
      const card = page.getByRole('article', { name: 'Sidelight' }).last().getByRole('region').last();
      await card.getByRole('button', { name: decision, exact: true }).click();
      await card.getByText(decision === 'Approve' ? /Open [A-Z]+-\d+/ : /^Refused\./).waitFor();
      await idle.waitFor();
      return await shownText(card.getByRole('status'));
    },
  };
}

/** On the sandbox's consent page: picks a demo person and accepts. */
export async function consent(page: Page, person: string): Promise<void> {
  await page.getByLabel('Sign in as').selectOption({ label: person });
  await page.getByRole('button', { name: 'Accept' }).click();
}

/** Opens the demo's page and signs in, up to the empty chat. */
export async function signInToDemo(page: Page, url: string, person: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Sign in to the demo' }).click();
  await consent(page, person);
  await page.getByRole('heading', { name: /^Hello / }).waitFor();
}
