import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chatOn } from './chat.ts';
import type { Jira } from './jira.ts';
import { shownText } from './shown-text.ts';

const open = 'statusCategory != Done';

/**
 * The conversation that Sidelight must hold wherever it is used, as tests: what is shown is compared with what
 * Jira itself says. `mine` is JQL for the person who is signed in.
 */
export function firstLight(stage: () => { readonly page: Page; readonly jira: Jira }): void {
  test('"show my open issues" lists them, says how many there are, and shows the JQL', async () => {
    const { page, jira } = stage();
    const answer = await chatOn(page).ask('show my open issues');
    const mine = `assignee = currentUser() AND ${open}`;
    const total = await jira.count(mine);
    expect(total).toBeGreaterThan(0);
    const list = answer.getByRole('region', { name: /^Issues found/ });
    expect(await shownText(list.getByRole('status').first())).toMatch(new RegExp(`\\b${total} issues?`));
    expect(await shownText(list.locator('code').first())).toMatch(/assignee.*currentUser\(\)/);
    const [key] = await list.getByRole('link').allInnerTexts();
    expect(await list.getByRole('link').first().getAttribute('href')).toBe(`${jira.url}/browse/${key}`);
    expect(await jira.count(`key = ${key} AND ${mine}`)).toBe(1);
  });

  test('"how many bugs are open in Payments?" counts as Jira does', async () => {
    const { page, jira } = stage();
    const answer = await chatOn(page).ask('how many bugs are open in Payments?');
    const bugs = await jira.count(`project = PAY AND issuetype = Bug AND ${open}`);
    expect(await shownText(answer)).toMatch(new RegExp(`\\b${bugs}\\b`));
  });

  test('"what is KEY about?" tells its summary and status', async () => {
    const { page, jira } = stage();
    const issue = await jira.first(`project = PAY AND ${open} ORDER BY key DESC`);
    const answer = await chatOn(page).ask(`what is ${issue.key} about?`);
    const card = await shownText(answer.getByRole('region', { name: `Issue ${issue.key}` }));
    expect(card).toContain(issue.fields.summary);
    expect(card).toContain(issue.fields.status.name);
  });

  test('"create a task …" shows what will be created, and creates exactly that once approved', async () => {
    const { page, jira } = stage();
    const chat = chatOn(page);
    const before = await jira.count('project in (PAY, DESK, GAME)');
    const answer = await chat.ask(
      'create a task in Payments to review the release notes for Priya due Friday',
    );
    const shown = await shownText(answer);
    expect(shown).toMatch(/review the release notes/i);
    expect(shown).toContain('Priya Raman');
    expect(await jira.count('project in (PAY, DESK, GAME)')).toBe(before);

    const outcome = await chat.decide('Approve');
    const key = /Open ([A-Z]+-\d+)/.exec(outcome)?.[1] ?? '';
    const { fields } = await jira.issue(key);
    expect(fields.summary).toMatch(/^review the release notes$/i);
    expect(fields.issuetype.name).toBe('Task');
    // Said nowhere, so it was chosen, and shown before.
    expect(shown).toContain(fields.project.name);
    expect(fields.assignee?.displayName).toBe('Priya Raman');
    const due = new Date(`${fields.duedate}T12:00:00Z`);
    expect(due.getUTCDay()).toBe(5);
    expect(Math.abs(due.getTime() - Date.now())).toBeLessThan(9 * 24 * 3_600_000);
    expect(await jira.count('project in (PAY, DESK, GAME)')).toBe(before + 1);
  });

  test('"move KEY to In Progress" changes nothing once refused', async () => {
    const { page, jira } = stage();
    const chat = chatOn(page);
    const issue = await jira.first('project = PAY AND status = "To Do" ORDER BY key DESC');
    const answer = await chat.ask(`move ${issue.key} to In Progress`);
    const shown = await shownText(answer);
    expect(shown).toContain(issue.key);
    expect(shown).toMatch(/To Do[\s\S]*In Progress/);
    expect(await chat.decide('Refuse')).toContain('Nothing was changed');
    expect(await jira.issue(issue.key)).toEqual(issue);
  });
}
