import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import type { RestFields } from '../jira-rest.ts';
import { mentionsIn } from '../mentions-in.ts';
import { called, change, createAll, undo } from '../script.ts';
import { type Done, outputsOf, type Talk, type WriteFacts, wordsOf } from '../talk.ts';

const posting = { method: 'POST', path: /\/issue$/ };

const tree = createAll({
  common: { project: 'PAY', labels: ['harbour'], dueDate: '2026-12-18' },
  issues: [
    { type: 'Epic', summary: 'Rebuild the pier' },
    { type: 'Story', summary: 'Drive the piles', parent: '#1', assignee: 'Zoë Lindqvist' },
    { type: 'Story', summary: 'Lay the deck', parent: '#1', labels: ['timber'] },
    { type: 'Sub-task', summary: 'Order the piles', parent: '#2' },
    { type: 'Sub-task', summary: 'Hire the rammer', parent: '#2', priority: 'High' },
  ],
});
const treeOrder = [
  'Rebuild the pier',
  'Drive the piles',
  'Order the piles',
  'Hire the rammer',
  'Lay the deck',
];

/** The created issues by their summary, as Jira has them. */
async function created(
  talk: Talk,
  { output }: Pick<Done, 'output'>,
): Promise<Map<string, RestFields & { key: string }>> {
  const fields = await Promise.all(
    (output.many?.issues ?? []).map(async ({ key }) => ({ ...(await talk.jira.fields(key)), key })),
  );
  return new Map(fields.map((issue) => [issue.summary, issue]));
}

const keysOf = (talk: Talk, summary: string) =>
  talk.jira.keys(`summary ~ "\\"${summary}\\"" AND created >= -1d ORDER BY key`);

const deleteIssues = (keys: string[]) => called('delete_issue', { keys });

/** The server remembers create screens for less than this. */
const screensRemembered = 16 * 60_000;

/** From now on an incident of the desk needs a severity, as the create screen tells it; answers that field's id. */
async function requiredSeverity(talk: Talk): Promise<string> {
  const { issueTypes } = await talk.jira.ask<{ issueTypes: { id: string; name: string }[] }>(
    'GET',
    '/rest/api/3/issue/createmeta/DESK/issuetypes',
  );
  const path = `/rest/api/3/issue/createmeta/DESK/issuetypes/${issueTypes.find(({ name }) => name === 'Incident')?.id}`;
  const meta = await talk.jira.ask<{ fields: { fieldId: string; name: string; required: boolean }[] }>(
    'GET',
    path,
  );
  const fields = meta.fields.map((field) =>
    field.name === 'Severity' ? { ...field, required: true, hasDefaultValue: false } : field,
  );
  talk.stage.sandbox.faults.next(
    { method: 'GET', path: /\/createmeta\/[^/]+\/issuetypes\/\d+$/ },
    { status: 200, body: { ...meta, fields }, times: 30 },
  );
  // What was asked before is forgotten.
  talk.stage.advance(screensRemembered);
  return fields.find(({ name }) => name === 'Severity')?.fieldId ?? '';
}

/** Answers the one who decides, when the plan had several issues of which some were not created. */
async function partly(talk: Talk, plan: Parameters<Talk['decides']>[0]): Promise<WriteFacts> {
  const [output] = outputsOf<WriteFacts>(await talk.decides(plan, true));
  if (output === undefined) throw new Error('Nothing of it was created.');
  return output;
}

export const creatingSeveral: readonly Conversation[] = [
  withScript(
    'creates an epic with stories and sub-tasks in one plan, and takes it back as one',
    async (talk) => {
      const plan = await talk.proposes('plan the pier', tree);
      expect(plan).toMatchObject({ title: 'Create 5 issues in Payments', total: 5 });
      expect(plan.issues.map(({ summary }) => summary)).toEqual(treeOrder);
      expect(plan.issues.map(({ depth }) => depth ?? 0)).toEqual([0, 1, 2, 2, 1]);
      expect(plan.common.map(({ field, after }) => [field, after])).toEqual([
        ['project', 'Payments (PAY)'],
        ['duedate', '18 Dec 2026'],
      ]);
      const done = await talk.approves(plan);
      expect(done.output.done).toBe('Created all 5 issues.');
      const issues = await created(talk, done);
      const parentOf = (summary: string) => issues.get(summary)?.parent?.key;
      expect(parentOf('Rebuild the pier')).toBeUndefined();
      expect(parentOf('Drive the piles')).toBe(issues.get('Rebuild the pier')?.key);
      expect(parentOf('Order the piles')).toBe(issues.get('Drive the piles')?.key);
      expect(parentOf('Hire the rammer')).toBe(issues.get('Drive the piles')?.key);
      expect(issues.get('Lay the deck')?.labels).toEqual(['harbour', 'timber']);
      expect(issues.get('Drive the piles')?.assignee?.displayName).toBe('Zoë Lindqvist');
      expect(issues.get('Hire the rammer')).toMatchObject({
        priority: { name: 'High' },
        duedate: '2026-12-18',
      });

      const removal = await talk.proposes('undo that', undo());
      expect(removal).toMatchObject({ kind: 'delete', total: 5, leftOut: [] });
      await talk.approves(removal);
      for (const { key } of issues.values()) expect(await talk.jira.issue(key)).toBeNull();

      const again = await created(talk, await talk.carriesOut('undo that', undo()));
      expect([...again.keys()].sort()).toEqual([...treeOrder].sort());
      for (const [summary, issue] of again) {
        const before = issues.get(summary);
        for (const field of [
          'project',
          'issuetype',
          'labels',
          'duedate',
          'priority',
          'assignee',
          'description',
        ]) {
          expect([summary, field, issue[field]]).toEqual([summary, field, before?.[field]]);
        }
      }
      expect(again.get('Hire the rammer')?.parent?.key).toBe(again.get('Drive the piles')?.key);
      expect(again.get('Drive the piles')?.parent?.key).toBe(again.get('Rebuild the pier')?.key);
    },
  ),

  withBoth('creates issues below one that is there', async (talk) => {
    const parent = await talk.jira.newIssue({ summary: 'Overhaul the ferry' });
    const done = await talk.carriesOut(
      `split ${parent} into sub-tasks: dock it, scrape the hull, paint it`,
      createAll({
        common: { parent },
        issues: [{ summary: 'Dock it' }, { summary: 'Scrape the hull' }, { summary: 'Paint it' }],
      }),
    );
    const issues = await created(talk, done);
    expect([...issues.keys()]).toEqual(['Dock it', 'Scrape the hull', 'Paint it']);
    for (const issue of issues.values()) {
      expect(issue).toMatchObject({
        parent: { key: parent },
        issuetype: { subtask: true },
        project: { key: 'PAY' },
      });
    }
  }),

  withBoth(
    'creates an epic with its stories from one sentence, and finds them again by what is said next',
    async (talk) => {
      const epic = `Light the ${talk.model} mole`;
      const done = await talk.carriesOut(
        `create an epic in PAY "${epic}" with stories "Lay the cable", "Raise the masts" and "Hang the lamps"`,
        createAll({
          common: { project: 'PAY' },
          issues: [
            { type: 'Epic', summary: epic },
            { type: 'Story', summary: 'Lay the cable', parent: '#1' },
            { type: 'Story', summary: 'Raise the masts', parent: '#1' },
            { type: 'Story', summary: 'Hang the lamps', parent: '#1' },
          ],
        }),
      );
      const issues = await created(talk, done);
      expect([...issues.keys()]).toEqual([epic, 'Lay the cable', 'Raise the masts', 'Hang the lamps']);
      for (const [summary, { parent, issuetype }] of issues) {
        const isEpic = summary === epic;
        expect([summary, parent?.key, issuetype.name]).toEqual([
          summary,
          isEpic ? undefined : issues.get(epic)?.key,
          isEpic ? 'Epic' : 'Story',
        ]);
      }
      const keys = [...issues.values()].map(({ key }) => key);
      const plan = await talk.proposes('assign them to me', change({ keys, assignee: 'me' }));
      expect(plan.total).toBe(4);
    },
  ),

  withBoth('creates a pasted list, with what is indented below', async (talk) => {
    const done = await talk.carriesOut(
      'create these tasks in PAY:\n- Clear the slipway\n  - Move the boats\n  - Sweep it\n- Tar the capstan for Zoë Lindqvist',
      createAll({
        common: { project: 'PAY' },
        issues: [
          { type: 'Task', summary: 'Clear the slipway' },
          { summary: 'Move the boats', parent: '#1' },
          { summary: 'Sweep it', parent: '#1' },
          { type: 'Task', summary: 'Tar the capstan', assignee: 'Zoë Lindqvist' },
        ],
      }),
    );
    const issues = await created(talk, done);
    expect(issues.get('Sweep it')).toMatchObject({
      parent: { key: issues.get('Clear the slipway')?.key },
      issuetype: { subtask: true },
    });
    expect(issues.get('Tar the capstan')?.assignee?.displayName).toBe('Zoë Lindqvist');
  }),

  withScript('mentions people in the descriptions of many by account', async (talk) => {
    const descriptions = ['Ask @Priya Raman', 'Ask @Priya Raman and @Zoë Lindqvist', 'Tell @Nobodyhere'];
    const plan = await talk.proposes(
      'plan the ropes',
      createAll({
        common: { project: 'PAY' },
        issues: descriptions.map((description, at) => ({ summary: `Rope ${at}`, description })),
      }),
    );
    expect(plan.warnings).toEqual([expect.stringContaining('Nobody here is called "Nobodyhere"')]);
    const { output } = await talk.approves(plan);
    const issues = output.many?.issues ?? [];
    const mentioned: string[][] = [];
    for (const { key } of issues) mentioned.push(mentionsIn((await talk.jira.fields(key)).description));
    const [priya, zoe] = ['Priya', 'Zoë'].map((name) => named(name)(talk.stage).accountId);
    expect(mentioned).toEqual([[priya], [priya, zoe], []]);
  }),

  withScript('names every fault of a list at once, by its place, and plans nothing', async (talk) => {
    const before = await talk.jira.keys('created >= -1d');
    const turn = await talk.says(
      'create them',
      createAll({
        common: { project: 'PAY' },
        issues: [
          { summary: 'Sound' },
          { summary: 'No such type', type: 'Incident' },
          { summary: 'Nobody of that name', assignee: 'Rumpelstiltskin' },
          { summary: 'Below what comes later', type: 'Sub-task', parent: '#5' },
          { summary: 'Below what cannot have it', type: 'Epic', parent: '#1' },
          { summary: 'No such priority', priority: 'Galactic', labels: ['two words'] },
          { summary: 'Alone', type: 'Sub-task' },
          { summary: 'Below nothing', parent: 'PAY-99999' },
        ],
      }),
    );
    expect(turn.plans).toEqual([]);
    const words = wordsOf(turn);
    expect(words).toContain('7 of 8 issues need mending');
    expect(words).toMatch(/Issue 2 \(“No such type”\): Payments has no type "Incident"; it has .*Bug/);
    expect(words).toMatch(/Issue 3 \(“Nobody of that name”\): .*Rumpelstiltskin/);
    expect(words).toContain('Issue 4 (“Below what comes later”): Its parent #5 has to be an issue before it');
    expect(words).toContain('Issue 5 (“Below what cannot have it”): An epic cannot be below “Sound” (Task)');
    expect(words).toMatch(/Issue 6 \(“No such priority”\): "Galactic" is no priority/);
    expect(words).toContain('A label has no spaces');
    expect(words).toMatch(/Issues? .*7.*: A sub-task needs a parent/);
    expect(words).toContain('Issue 8 (“Below nothing”)');
    expect(await talk.jira.keys('created >= -1d')).toEqual(before);
  }),

  withScript('creates nothing below a parent that failed, and just those on another try', async (talk) => {
    const list = createAll({
      common: { project: 'PAY' },
      issues: [
        { summary: 'Caulk the lighter' },
        { summary: 'Mend the davit' },
        { summary: 'Find the bolts', parent: '#2' },
        { summary: 'Turn the bolts', parent: '#2' },
        { summary: 'Weigh the tar', parent: '#1' },
      ],
    });
    const plan = await talk.proposes('a list', list);
    // The first two are sent side by side: the one that is refused is the one that comes second.
    talk.stage.sandbox.faults.next(posting, { delayMs: 1 });
    talk.stage.sandbox.faults.next(posting, {
      status: 400,
      body: { errorMessages: ['The davit is locked.'] },
    });
    const output = await partly(talk, plan);
    const failed = output.many?.failed.map(({ summary }) => summary) ?? [];
    const kept = output.many?.issues.map(({ summary }) => summary) ?? [];
    expect(failed.length + kept.length).toBe(5);
    expect(output.done).toMatch(/^Created \d of 5 issues\./);
    expect(output.done).toContain('The davit is locked.');
    const children = {
      'Caulk the lighter': ['Weigh the tar'],
      'Mend the davit': ['Find the bolts', 'Turn the bolts'],
    };
    const [refused] = Object.entries(children).filter(([parent]) => failed.includes(parent));
    expect(failed).toEqual([refused?.[0], ...(refused?.[1] ?? [])]);
    for (const each of output.many?.failed.slice(1) ?? []) {
      expect(each.why).toContain(`Not begun, because “${refused?.[0]}” was not created: `);
    }
    const turn = await talk.saysOn({ again: plan.toolCallId }, 'Try those again.');
    const [second] = turn.plans;
    if (second === undefined) throw new Error(wordsOf(turn));
    expect(second.issues.map(({ summary }) => summary)).toEqual(failed);
    await talk.approves(second);
    for (const summary of [
      'Caulk the lighter',
      'Mend the davit',
      'Find the bolts',
      'Turn the bolts',
      'Weigh the tar',
    ]) {
      expect([summary, (await keysOf(talk, summary)).length]).toEqual([summary, 1]);
    }
    const [davit] = await keysOf(talk, 'Mend the davit');
    const [bolts] = await keysOf(talk, 'Find the bolts');
    expect((await talk.jira.fields(bolts ?? '')).parent?.key).toBe(davit);
  }),

  withScript('creates nothing twice where the answer of Jira was lost, also on another try', async (talk) => {
    const plan = await talk.proposes(
      'a list',
      createAll({
        common: { project: 'PAY' },
        issues: [{ summary: 'Raise the bell buoy' }, { summary: 'Grease the bell', parent: '#1' }],
      }),
    );
    talk.stage.sandbox.faults.next(posting, { drop: 'after' });
    expect(wordsOf(await talk.decides(plan, true))).toContain('look in Jira before asking again');
    const [buoy] = await keysOf(talk, 'Raise the bell buoy');
    const turn = await talk.saysOn({ again: plan.toolCallId }, 'Try those again.');
    const [second] = turn.plans;
    if (second === undefined) throw new Error(wordsOf(turn));
    expect(second.issues.map(({ summary }) => summary)).toEqual(['Grease the bell']);
    const { output } = await talk.approves(second);
    expect((await talk.jira.fields(output.issue.key)).parent?.key).toBe(buoy);
    expect(await keysOf(talk, 'Raise the bell buoy')).toEqual([buoy]);
  }),

  withScript(
    'fills in any field of the create screen by its name, and restores them all by undo',
    async (talk) => {
      const done = await talk.carriesOut(
        'two bugs',
        createAll({
          common: { project: 'PAY', type: 'Bug', fields: { Severity: 'S2', Platforms: ['Web', 'iOS'] } },
          issues: [
            {
              summary: 'The gangway squeaks',
              fields: { 'Affected customers': 12, Reviewer: 'Zoë Lindqvist' },
            },
            { summary: 'The gangway sags', fields: { Region: 'Europe > Poland', Severity: 'S1' } },
          ],
        }),
      );
      const ids = Object.fromEntries(
        (await talk.jira.ask<{ id: string; name: string }[]>('GET', '/rest/api/3/field')).map(
          ({ id, name }) => [name, id],
        ),
      );
      const held = (issue: RestFields | undefined, name: string) => issue?.[ids[name] ?? ''];
      const issues = await created(talk, done);
      const [squeaks, sags] = [issues.get('The gangway squeaks'), issues.get('The gangway sags')];
      expect(held(squeaks, 'Severity')).toMatchObject({ value: 'S2 – many are held up' });
      expect(held(squeaks, 'Affected customers')).toBe(12);
      expect(held(squeaks, 'Reviewer')).toMatchObject({ displayName: 'Zoë Lindqvist' });
      expect(held(squeaks, 'Platforms')).toMatchObject([{ value: 'Web' }, { value: 'iOS' }]);
      expect(held(sags, 'Severity')).toMatchObject({ value: 'S1 – nobody can work' });
      expect(held(sags, 'Region')).toMatchObject({ value: 'Europe', child: { value: 'Poland' } });

      // One of them is deleted by itself: with what was set since, by whomever, it comes back in full.
      const key = squeaks?.key ?? '';
      await talk.jira.ask('PUT', `/rest/api/3/issue/${key}`, {
        fields: {
          components: [],
          [ids['External reference'] ?? '']: 'T-77',
          description: {
            type: 'doc',
            version: 1,
            content: [
              {
                type: 'panel',
                attrs: { panelType: 'note' },
                content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Oil it.' }] }],
              },
            ],
          },
        },
      });
      const before = await talk.jira.fields(key);
      await talk.carriesOut('delete it', deleteIssues([key]));
      const back = await talk.proposes('undo that', undo());
      expect(back.issues[0]?.changes).toEqual(
        expect.arrayContaining([
          { field: ids['Severity'], label: 'Severity', before: null, after: 'S2 – many are held up' },
          { field: ids['External reference'], label: 'External reference', before: null, after: 'T-77' },
        ]),
      );
      const { output } = await talk.approves(back);
      expect(output.ignoredFields).toEqual([]);
      const after = await talk.jira.fields(output.issue.key);
      for (const [name, value] of Object.entries(before)) {
        const ofItself =
          /^(?:created|updated|lastViewed|statuscategorychangedate|issuekey|watches|votes|worklog|comment|progress|aggregateprogress|workratio)$/;
        if (ofItself.test(name) || name === ids['Rank']) continue;
        expect([name, after[name]]).toEqual([name, value]);
      }
    },
  ),

  withScript('says which fields and values there are where a name is wrong, all at once', async (talk) => {
    const turn = await talk.says(
      'a bug',
      createAll({
        issues: [
          {
            project: 'PAY',
            type: 'Bug',
            summary: 'The rope frays',
            fields: { Severty: 'S9', Colour: 'red', Region: 'Atlantis' },
          },
        ],
      }),
    );
    expect(turn.plans).toEqual([]);
    expect(wordsOf(turn)).toMatch(/Severity cannot be "S9"; it can be S1/);
    expect(wordsOf(turn)).toContain('There is no field "Colour" to fill in for a bug in Payments');
    expect(wordsOf(turn)).toMatch(/Region cannot be "Atlantis"/);
  }),

  withBoth(
    'asks for a field that Jira requires, with its options, and takes the answer',
    async (talk) => {
      const severity = await requiredSeverity(talk);
      const summary = `The ${talk.model} capstan jams`;
      const asked = await talk.says(
        `create an incident in DESK: "${summary}"`,
        createAll({ issues: [{ project: 'DESK', type: 'Incident', summary }] }),
      );
      expect(asked.plans).toEqual([]);
      expect(wordsOf(asked)).toContain('Jira requires Severity for an incident in');
      expect(wordsOf(asked)).toContain('S3 – there is a way around');
      const done = await talk.carriesOut(
        'S3',
        createAll({ issues: [{ project: 'DESK', type: 'Incident', summary, fields: { Severity: 'S3' } }] }),
      );
      expect((await talk.jira.fields(done.output.issue.key))[severity]).toMatchObject({
        value: 'S3 – there is a way around',
      });
      talk.stage.advance(screensRemembered);
    },
    named('Priya'),
  ),

  withBoth('creates nothing of a list that was refused', async (talk) => {
    const before = await talk.jira.keys('created >= -1d');
    const plan = await talk.proposes(
      'create two tasks in PAY: "Polish the bollards" and "Count the fenders"',
      createAll({
        common: { project: 'PAY' },
        issues: [{ summary: 'Polish the bollards' }, { summary: 'Count the fenders' }],
      }),
    );
    expect(plan.total).toBe(2);
    await talk.decides(plan, false);
    expect(await talk.jira.keys('created >= -1d')).toEqual(before);
  }),
];
