import type { Sandbox } from '@sidelight/jira-sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOnSandbox } from '../account.test-rig.ts';
import type { JiraAccount } from '../jira.ts';
import type { FieldSetting } from './field-setting.ts';
import { findField } from './find-field.ts';
import { comparable, heldValue } from './held-value.ts';
import { type SaidValue, saidValue } from './said-value.ts';

let sandbox: Sandbox;
let account: JiraAccount;

beforeAll(async () => {
  ({ sandbox, account } = await accountOnSandbox(80));
});
afterAll(() => sandbox.close());

async function setting(key: string, name: string, said: SaidValue): Promise<FieldSetting> {
  const field = findField(name, await account.editFields(key), `on the edit screen of ${key}`);
  const before = (await account.fieldValues([key], [field.id])).get(key)?.[field.id];
  const { json } = await saidValue(field, said, {
    ...{ today: '2026-11-23', timeZone: 'Europe/Berlin', before },
    person: (who) => account.resolvePerson(who),
    groups: (who) => account.groupNames(who),
  });
  return { id: field.id, name: field.name, kind: field.kind, value: json };
}

/** Jira's words of it now, and what would write it again. */
async function held(key: string, { id, kind }: FieldSetting) {
  const raw = (await account.fieldValues([key], [id])).get(key)?.[id];
  return { ...heldValue(kind, raw, 'Europe/Berlin'), same: comparable(kind, raw) };
}

async function newIssue(project: string, type: string): Promise<string> {
  return (await account.createIssue({ project, type, summary: 'A plank' })).issue.key;
}

const values: readonly (readonly [
  project: string,
  type: string,
  field: string,
  said: SaidValue,
  words: string,
])[] = [
  ['PAY', 'Story', 'story points', 5, '5'],
  ['PAY', 'Story', 'Start date', '2026-12-01', '1 Dec 2026'],
  ['PAY', 'Story', 'Platforms', ['web', 'iOS'], 'Web, iOS'],
  ['PAY', 'Story', 'Region', 'Europe > Portugal', 'Europe > Portugal'],
  ['PAY', 'Story', 'Flagged', 'impediment', 'Impediment'],
  ['PAY', 'Story', 'External reference', 'A-12', 'A-12'],
  ['PAY', 'Story', 'Acceptance criteria', '- It *works*\n- It is **fast**', '- It *works*\n- It is **fast**'],
  ['PAY', 'Story', 'affects version', '4.7', '4.7'],
  ['PAY', 'Story', 'environment', 'In `staging`', 'In `staging`'],
  ['PAY', 'Story', 'labels', 'one, two', 'one, two'],
  ['PAY', 'Story', 'components', 'ledger', 'Ledger'],
  ['PAY', 'Bug', 'Severity', 's3', 'S3 – there is a way around'],
  ['PAY', 'Bug', 'Affected customers', '12', '12'],
  ['PAY', 'Story', 'original estimate', '2d', '16h'],
  ['DESK', 'Change', 'Change window', '2026-12-01 14:00', '1 Dec 2026, 14:00'],
];

it.each(values)('%s %s: %s is set, read back and set back', async (project, type, name, said, words) => {
  const key = await newIssue(project, type);
  const wanted = await setting(key, name, said);
  const before = await held(key, wanted);
  const written = await account.editIssue(key, null, [wanted]);
  expect(written.ignoredFields).toEqual([]);
  expect((await held(key, wanted)).words).toBe(words);
  await account.editIssue(key, null, [{ ...wanted, value: before.json }]);
  expect((await held(key, wanted)).same).toBe(before.same);
});

it('people are set by their names', async () => {
  const key = await newIssue('PAY', 'Story');
  const [, somebody, other] = sandbox.people;
  const names = [somebody?.displayName ?? '', other?.displayName ?? ''];
  const reviewer = await setting(key, 'Reviewer', names[0] ?? '');
  const stakeholders = await setting(key, 'Stakeholders', names);
  const reporter = await setting(key, 'Reporter', names[1] ?? '');
  const written = await account.editIssue(key, { priority: 'Low' }, [reviewer, stakeholders, reporter]);
  expect(written.ignoredFields).toEqual([]);
  expect(written.issue).toMatchObject({ priority: 'Low', reporter: { displayName: names[1] } });
  expect((await held(key, stakeholders)).words).toBe(names.join(', '));
});

it('names what Jira passed over', async () => {
  const [bug, story] = [await newIssue('PAY', 'Bug'), await newIssue('PAY', 'Story')];
  const severity = await setting(bug, 'Severity', 'S1');
  const points = await setting(story, 'Story points', 5);
  sandbox.set({ offScreenFields: 'ignore' });
  const written = await account.editIssue(story, null, [severity, points]);
  sandbox.set({ offScreenFields: 'refuse' });
  expect(written.ignoredFields).toEqual(['Severity']);
  expect((await held(story, points)).words).toBe('5');
});
