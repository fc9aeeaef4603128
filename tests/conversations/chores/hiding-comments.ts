import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { documentText } from '../document-text.ts';
import { comment, undo } from '../script.ts';
import { type Talk, wordsOf } from '../talk.ts';
import { commentAs } from '../written-comments.ts';

const amira = named('Amira');
const tomas = named('Tomás');
const administrators = { type: 'role', value: 'Administrators' } as const;

interface Shown {
  readonly text: string;
  readonly visibility: string | undefined;
  readonly body: unknown;
}

async function shown({ jira }: Talk, key: string): Promise<Shown[]> {
  const path = `/rest/api/3/issue/${key}/comment`;
  const { comments } = await jira.ask<{
    comments: { body: unknown; visibility?: { value: string } }[];
  }>('GET', path);
  return comments.map(({ body, visibility }) => ({
    text: documentText(body),
    visibility: visibility?.value,
    body,
  }));
}

export const hidingComments: readonly Conversation[] = [
  withBoth('writes a comment for a role alone, and shows that before', async (talk) => {
    const key = await talk.jira.newIssue();
    const plan = await talk.proposes(
      `comment on ${key} only for Administrators: Between us`,
      comment({ key, body: 'Between us', visibleTo: 'Administrators' }),
    );
    expect(plan.issues[0]?.changes).toEqual([
      { field: 'comment', label: 'Comment', before: null, after: 'Between us' },
      { field: 'visibility', label: 'Visible to', before: null, after: 'only the role Administrators' },
    ]);
    await talk.approves(plan);
    expect(await shown(talk, key)).toMatchObject([{ text: 'Between us', visibility: 'Administrators' }]);
    expect(await talk.jira.as(tomas(talk.stage)).comments(key)).toEqual([]);
  }),

  withBoth('writes a comment for a group alone', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.carriesOut(
      `comment on ${key}, visible only to the group site-admins: Between us`,
      comment({ key, body: 'Between us', visibleTo: 'group site-admins' }),
    );
    expect(await shown(talk, key)).toMatchObject([{ visibility: 'site-admins' }]);
  }),

  withBoth('asks for whom an internal comment shall be', async (talk) => {
    const key = await talk.jira.newIssue();
    const turn = await talk.says(
      `add an internal comment to ${key}: Between us`,
      comment({ key, body: 'Between us', visibleTo: 'internal' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(/members of one role or group: say which\..*Administrators/);
    expect(await shown(talk, key)).toEqual([]);
  }),

  withBoth('says that the person is in no such role', async (talk) => {
    const key = await talk.jira.newIssue();
    const turn = await talk.says(
      `comment on ${key} only for Pirates: Between us`,
      comment({ key, body: 'Between us', visibleTo: 'Pirates' }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toContain('You are in no role or group "Pirates" of PAY');
  }),

  withBoth(
    'says beforehand that it cannot know a role that Jira does not show, and what Jira answered then',
    async (talk) => {
      const key = await talk.jira.newIssue();
      const plan = await talk.proposes(
        `comment on ${key} only for Administrators: Between us`,
        comment({ key, body: 'Between us', visibleTo: 'Administrators' }),
      );
      expect(plan.warnings[0]).toContain('Jira does not show you the roles of PAY');
      const turn = await talk.decides(plan, true);
      expect(wordsOf(turn)).toMatch(/not a member of the project role/);
      expect(await shown(talk, key)).toEqual([]);
    },
    tomas,
  ),

  withBoth('hides a comment that is there, and undo shows it to everybody again', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, amira, key, 'Said too much');
    const before = await shown(talk, key);
    const plan = await talk.proposes(
      `make my comment on ${key} visible only to Administrators`,
      comment({ key, action: 'edit', visibleTo: 'Administrators' }),
    );
    expect(plan.issues[0]?.changes).toEqual([
      {
        field: 'visibility',
        label: 'Visible to',
        before: 'everybody',
        after: 'only the role Administrators',
      },
    ]);
    await talk.approves(plan);
    expect(await shown(talk, key)).toEqual([{ ...before[0], visibility: 'Administrators' }]);
    await talk.carriesOut('undo that', undo());
    expect(await shown(talk, key)).toEqual(before);
  }),

  withBoth('shows a hidden comment to everybody, and undo hides it again', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, amira, key, 'Not a secret', administrators);
    const before = await shown(talk, key);
    const plan = await talk.proposes(
      `make my comment on ${key} visible to everybody`,
      comment({ key, action: 'edit', visibleTo: 'everybody' }),
    );
    expect(plan.warnings).toEqual(['Everybody who sees the issue will be able to read it.']);
    await talk.approves(plan);
    expect(await shown(talk, key)).toEqual([{ ...before[0], visibility: undefined }]);
    await talk.carriesOut('undo that', undo());
    expect(await shown(talk, key)).toEqual(before);
  }),

  withBoth('a hidden comment that was deleted comes back hidden', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, amira, key, 'Between us', administrators);
    const before = await shown(talk, key);
    await talk.carriesOut(`delete my comment on ${key}`, comment({ key, action: 'delete' }));
    expect(await shown(talk, key)).toEqual([]);
    const plan = await talk.proposes('undo that', undo());
    expect(plan.issues[0]?.changes.at(-1)?.after).toBe('only the role Administrators');
    await talk.approves(plan);
    expect(await shown(talk, key)).toEqual(before);
  }),

  withBoth('somebody else’s comment comes back as the person’s own, and that is said', async (talk) => {
    const key = await talk.jira.newIssue();
    await commentAs(talk, tomas, key, 'Mine');
    await talk.carriesOut(
      `delete Tomás's comment on ${key}`,
      comment({ key, action: 'delete', author: 'Tomás' }),
    );
    const plan = await talk.proposes('undo that', undo());
    expect(plan.warnings).toContain('Tomás Ferreira wrote it; Jira will name you as its author.');
    await talk.approves(plan);
    expect(await shown(talk, key)).toMatchObject([{ text: 'Mine' }]);
  }),

  withScript('a deleted or changed comment comes back with all that Markdown does not show', async (talk) => {
    const key = await talk.jira.newIssue();
    const body = {
      type: 'doc',
      version: 1,
      content: [
        {
          type: 'panel',
          attrs: { panelType: 'warning' },
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Wet paint' }] }],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'status', attrs: { text: 'OPEN', color: 'red' } },
            { type: 'text', text: ' red', marks: [{ type: 'textColor', attrs: { color: '#ff5630' } }] },
          ],
        },
      ],
    };
    await talk.jira.ask('POST', `/rest/api/3/issue/${key}/comment`, { body });
    await talk.carriesOut('delete it', comment({ key, action: 'delete' }));
    await talk.carriesOut('undo that', undo());
    expect((await shown(talk, key))[0]?.body).toEqual(body);
    await talk.carriesOut('say it shorter', comment({ key, action: 'edit', body: 'Wet' }));
    expect((await shown(talk, key))[0]?.text).toBe('Wet');
    await talk.carriesOut('undo that', undo());
    expect((await shown(talk, key))[0]?.body).toEqual(body);
  }),
];
