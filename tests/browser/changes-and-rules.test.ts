import { expect, test } from 'vitest';
import { chatOn } from './chat.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { narrowDemo } from './narrow-demo.ts';
import { faultsOfPage } from './page-quality.ts';
import { shownText } from './shown-text.ts';

describeInBrowser('changes and rules', () => {
  const demo = narrowDemo();

  const entries = () => demo.page.getByRole('list', { name: 'Changes' }).getByRole('listitem');
  const openChanges = async () => {
    await demo.page.getByRole('button', { name: /: menu$/ }).click();
    await demo.page.getByRole('menuitem', { name: 'Changes and rules' }).click();
    // The rules and the list come from the server, each in its own time.
    await demo.page.getByRole('switch', { name: /^Read only/ }).waitFor();
    await entries().first().waitFor();
  };

  test('an approval can hold for the conversation; the next comment is then made at once', async () => {
    const chat = chatOn(demo.page);
    await chat.ask('comment on PAY-3: The first one');
    await demo.page.getByRole('button', { name: 'Approve, and stop asking' }).click();
    await demo.page.getByRole('menuitem', { name: /in this conversation/ }).waitFor();
    expect(await faultsOfPage(demo.page, 300)).toEqual([]);
    await demo.page.getByRole('menuitem', { name: /in this conversation/ }).click();
    await demo.page.getByText('Commented on PAY-3').first().waitFor();
    await chat.ask('comment on PAY-3: The second one');
    await demo.page.getByText('Not asked about: you allowed comments in this conversation.').waitFor();
    expect(await demo.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    expect(await demo.product.jira.commentsOf('PAY-3')).toEqual(
      expect.arrayContaining(['The first one', 'The second one']),
    );
  });

  test('what was changed stands in a list, with the sentence it came from, and is undone from there', async () => {
    await openChanges();
    expect(await faultsOfPage(demo.page, 300)).toEqual([]);
    expect(await shownText(entries().first())).toContain('“comment on PAY-3: The second one”');
    expect(await shownText(entries().first())).toContain('done without asking');
    await entries().first().getByRole('button', { name: /^Undo/ }).click();
    await demo.page.getByRole('button', { name: 'Approve', exact: true }).click();
    await demo.page
      .getByText(/Deleted the comment on PAY-3/)
      .first()
      .waitFor();
    expect(await demo.product.jira.commentsOf('PAY-3')).not.toContain('The second one');
    await openChanges();
    expect(await shownText(entries().nth(1))).toContain('undone');
  });

  test('read only stops every change, until it is switched off', async () => {
    await demo.page.getByRole('switch', { name: /^Read only/ }).click();
    await demo.page.getByRole('switch', { name: /^Read only/, checked: true }).waitFor();
    await demo.page.getByRole('button', { name: 'Back' }).click();
    const chat = chatOn(demo.page);
    await chat.ask('comment on PAY-3: The third one');
    await demo.page
      .getByText(/Changes are switched off here/)
      .first()
      .waitFor();
    await openChanges();
    await demo.page.getByRole('switch', { name: /^Read only/ }).click();
    await demo.page.getByRole('switch', { name: /^Read only/, checked: false }).waitFor();
    await demo.page.getByRole('checkbox', { name: 'Comments' }).click();
    await demo.page.getByRole('checkbox', { name: 'Comments', checked: true }).waitFor();
    await demo.page.getByRole('button', { name: 'Back' }).click();
    await chat.ask('comment on PAY-3: The fourth one');
    await demo.page.getByText('Not asked about: you allowed comments.').waitFor();
    expect(await demo.product.jira.commentsOf('PAY-3')).toContain('The fourth one');
  });
});
