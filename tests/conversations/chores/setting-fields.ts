import type { ChangeIssueInput } from '@sidelight/contract';
import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { everyField } from '../every-field.ts';
import { change, undo } from '../script.ts';
import { allWordsOf, type Talk, wordsOf } from '../talk.ts';

const ids = {
  startDate: 'customfield_10015',
  storyPoints: 'customfield_10016',
  severity: 'customfield_10030',
  platforms: 'customfield_10031',
  region: 'customfield_10032',
  reviewer: 'customfield_10033',
  stakeholders: 'customfield_10034',
  changeWindow: 'customfield_10036',
  reference: 'customfield_10037',
  criteria: 'customfield_10038',
} as const;

const newIssue = ({ jira }: Talk, type: string, fields: object = {}, project = 'PAY') =>
  jira.newIssue({ issuetype: { name: type }, project: { key: project }, ...fields });
const fields = (key: string, values: NonNullable<ChangeIssueInput['fields']>) =>
  change({ key, fields: values });

/** Sets it, looks at Jira, takes it back and compares every field with what was there before. */
async function thereAndBack(
  talk: Talk,
  key: string,
  sentence: string,
  script: ReturnType<typeof change>,
  look: (now: Record<string, unknown>) => void,
): Promise<void> {
  const before = await everyField(talk.jira, key);
  const { output } = await talk.carriesOut(sentence, script);
  expect(output.ignoredFields).toEqual([]);
  look(await everyField(talk.jira, key));
  await talk.carriesOut('undo that', undo());
  expect(await everyField(talk.jira, key)).toEqual(before);
}

export const settingFields: readonly Conversation[] = [
  withBoth('sets the story points, shown before and after, and takes that back', async (talk) => {
    const key = await newIssue(talk, 'Story', { [ids.storyPoints]: 3 });
    const plan = await talk.proposes(
      `set the story points of ${key} to 5`,
      fields(key, { 'story points': 5 }),
    );
    expect(plan).toMatchObject({
      title: `Set Story Points of ${key} to 5`,
      issues: [{ changes: [{ field: ids.storyPoints, label: 'Story Points', before: '3', after: '5' }] }],
    });
    const { output } = await talk.approves(plan);
    expect(output).toMatchObject({ done: `Set Story Points of ${key} to 5.`, ignoredFields: [] });
    expect((await talk.jira.fields(key))[ids.storyPoints]).toBe(5);
    await talk.carriesOut('undo that', undo());
    expect((await talk.jira.fields(key))[ids.storyPoints]).toBe(3);
  }),

  withBoth('empties a field', async (talk) => {
    const key = await newIssue(talk, 'Story', { [ids.storyPoints]: 3 });
    await thereAndBack(
      talk,
      key,
      `clear the story points of ${key}`,
      fields(key, { 'Story Points': null }),
      (now) => expect(now[ids.storyPoints]).toBeNull(),
    );
  }),

  withBoth('chooses an option by the beginning of its words', async (talk) => {
    const key = await newIssue(talk, 'Bug');
    await thereAndBack(
      talk,
      key,
      `set the severity of ${key} to S2`,
      fields(key, { severity: 'S2' }),
      (now) => expect(now[ids.severity]).toMatchObject({ value: 'S2 – many are held up' }),
    );
  }),

  withBoth('says which options there are when there is none of that name', async (talk) => {
    const key = await newIssue(talk, 'Bug');
    const turn = await talk.says(`set the severity of ${key} to High`, fields(key, { severity: 'High' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(
      /Severity cannot be "High"; it can be S1 – nobody can work, .*S4 – a blemish/,
    );
    expect((await talk.jira.fields(key))[ids.severity]).toBeNull();
  }),

  withBoth('says which fields there are when there is none of that name', async (talk) => {
    const key = await newIssue(talk, 'Story');
    const turn = await talk.says(`set the severity of ${key} to S1`, fields(key, { severity: 'S1' }));
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(/There is no field "severity" on the edit screen of .*; there are /);
  }),

  withBoth('sets a choice below another, a day in words, and a person', async (talk) => {
    const key = await newIssue(talk, 'Story');
    const reviewer = talk.stage.sandbox.people[1]?.displayName ?? '';
    await thereAndBack(
      talk,
      key,
      `set the region of ${key} to Poland and set its start date to next Monday and set its reviewer to ${reviewer}`,
      fields(key, { Region: 'Europe > Poland', 'Start date': '2026-11-30', Reviewer: reviewer }),
      (now) => {
        expect(now[ids.region]).toMatchObject({ value: 'Europe', child: { value: 'Poland' } });
        expect(now[ids.startDate]).toBe('2026-11-30');
        expect(now[ids.reviewer]).toMatchObject({ displayName: reviewer });
      },
    );
  }),

  withScript('sets every other kind of field in one plan, and takes all of it back', async (talk) => {
    const key = await newIssue(talk, 'Story', {
      [ids.reference]: 'A-1',
      [ids.criteria]: {
        type: 'doc',
        version: 1,
        content: [
          {
            type: 'panel',
            attrs: { panelType: 'info' },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Kept as it is' }] }],
          },
        ],
      },
      labels: ['old'],
    });
    const [, one, other] = talk.stage.sandbox.people.map(({ displayName }) => displayName);
    await thereAndBack(
      talk,
      key,
      'all of it',
      fields(key, {
        'External reference': 'B-2',
        'Acceptance criteria': '- It *works*',
        Platforms: ['web', 'iOS'],
        Stakeholders: [one ?? '', other ?? ''],
        Environment: 'In **staging**',
        Reporter: other ?? '',
        'Original estimate': '2d',
        Labels: ['new'],
        'Affects versions': ['4.7'],
      }),
      (now) => {
        expect(now).toMatchObject({
          [ids.reference]: 'B-2',
          [ids.platforms]: [{ value: 'Web' }, { value: 'iOS' }],
          reporter: { displayName: other },
          timeoriginalestimate: 16 * 3_600,
          labels: ['new'],
          versions: [{ name: '4.7' }],
        });
        expect(now[ids.stakeholders]).toHaveLength(2);
        expect(JSON.stringify(now['environment'])).toContain('staging');
        expect(JSON.stringify(now[ids.criteria])).toContain('works');
      },
    );
  }),

  withScript('sets a point in time as the clock shows it to the person', async (talk) => {
    const key = await newIssue(talk, 'Change', {}, 'DESK');
    await thereAndBack(talk, key, 'at two', fields(key, { 'change window': '2026-12-01 14:00' }), (now) =>
      expect(Date.parse(String(now[ids.changeWindow]))).toBe(Date.parse('2026-12-01T13:00:00Z')),
    );
  }),

  withBoth('adds a version that an issue affects', async (talk) => {
    const key = await newIssue(talk, 'Bug', { versions: [{ name: '4.7' }] });
    await thereAndBack(
      talk,
      key,
      `${key} affects version 4.8`,
      change({ key, addTo: { 'Affects versions': ['4.8'] } }),
      (now) => expect(now['versions']).toMatchObject([{ name: '4.7' }, { name: '4.8' }]),
    );
  }),

  withBoth('sets a field of several issues, and leaves out those that lack it', async (talk) => {
    const keys = [
      await newIssue(talk, 'Bug'),
      await newIssue(talk, 'Story'),
      await newIssue(talk, 'Incident', {}, 'DESK'),
    ];
    const plan = await talk.proposes(
      `set the severity of ${keys[0]}, ${keys[1]} and ${keys[2]} to S3`,
      change({ keys, fields: { Severity: 'S3' } }),
    );
    expect(plan.total).toBe(2);
    expect(plan.leftOut).toMatchObject([{ keys: [keys[1]], total: 1 }]);
    expect(plan.leftOut[0]?.why).toContain('There is no field "');
    await talk.approves(plan);
    const severity = async (key = '') => (await talk.jira.fields(key))[ids.severity];
    expect(await severity(keys[0])).toMatchObject({ id: ((await severity(keys[2])) as { id: string }).id });
    await talk.carriesOut('undo that', undo());
    expect([await severity(keys[0]), await severity(keys[2])]).toEqual([null, null]);
  }),

  withBoth('writes nothing when somebody else set the field meanwhile', async (talk) => {
    const key = await newIssue(talk, 'Story');
    const plan = await talk.proposes(
      `set the story points of ${key} to 5`,
      fields(key, { 'story points': 5 }),
    );
    await talk.jira.ask('PUT', `/rest/api/3/issue/${key}`, { fields: { [ids.storyPoints]: 8 } });
    expect(wordsOf(await talk.decides(plan, true))).toMatch(/Changed by somebody else in .*: story points/);
    expect((await talk.jira.fields(key))[ids.storyPoints]).toBe(8);
  }),

  withBoth('leaves what was set again since when it is undone', async (talk) => {
    const key = await newIssue(talk, 'Story');
    await talk.carriesOut(`set the story points of ${key} to 5`, fields(key, { 'story points': 5 }));
    await talk.jira.ask('PUT', `/rest/api/3/issue/${key}`, { fields: { [ids.storyPoints]: 8 } });
    const turn = await talk.says('undo that', undo());
    expect(turn.plans).toEqual([]);
    expect(allWordsOf(turn)).toContain('Story Points was changed to 8 since; it stays');
  }),

  withBoth(
    'says so when the person may not edit the issue',
    async (talk) => {
      const key = await newIssue(talk, 'Story');
      const turn = await talk.says(`set the story points of ${key} to 5`, fields(key, { 'story points': 5 }));
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toContain(`You may not edit ${key}`);
    },
    named('Hannah'),
  ),

  withScript(
    'says that a reporter is not theirs to change where it is not on their screen',
    async (talk) => {
      const key = await newIssue(talk, 'Story');
      const turn = await talk.says('for Zoë', fields(key, { Reporter: 'me' }));
      expect(turn.plans).toEqual([]);
      expect(wordsOf(turn)).toContain('There is no field "Reporter" on the edit screen');
    },
    named('Zoë'),
  ),
];
