import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AdfDocument, childrenOf, isAdfNode } from '../jira/documents/adf.ts';
import { arbitraryDocument } from '../jira/documents/arbitrary-document.test-rig.ts';
import { type JiraJson, jiraJsonSchema } from '../jira/fields/field-setting.ts';
import { type ChatRig, newIssues, startChatRig } from './chat.test-rig.ts';
import { outputOf, type Turn } from './turn.test-rig.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterAll(() => rig.close());

const me = () => rig.amelie.account;

const approve = async (id: string, proposed: Turn) => outputOf(await rig.approve(id, proposed));

const setting = (id: string, value: JiraJson) => ({ id, name: id, kind: 'paragraph' as const, value });
const put = (key: string, id: string, value: JiraJson) => me().editIssue(key, null, [setting(id, value)]);
const held = async (keys: readonly string[], id: string) => {
  const values = await me().fieldValues(keys, [id]);
  return keys.map((key) => values.get(key)?.[id] ?? null);
};

/** Enough documents of the generator that every kind of node and mark is in one of them. */
const documents = fc
  .sample(arbitraryDocument, { numRuns: 60, seed: 20_261_128 })
  .filter(({ content }) => content.length > 0);
const jsonOf = (document: AdfDocument): JiraJson => jiraJsonSchema.parse(document);

function kindsIn(value: unknown, kinds: Set<string>): Set<string> {
  if (!isAdfNode(value)) return kinds;
  kinds.add(value.type);
  for (const { type } of value.marks ?? []) kinds.add(`mark ${type}`);
  for (const child of childrenOf(value)) kindsIn(child, kinds);
  return kinds;
}

it('has every kind of node and mark that the generator makes', () => {
  const made = new Set<string>();
  for (const document of documents) kindsIn(document, made);
  const all = new Set<string>();
  for (const document of fc.sample(arbitraryDocument, { numRuns: 2_000, seed: 1 })) kindsIn(document, all);
  expect([...all].filter((kind) => !made.has(kind))).toEqual([]);
});

/** A panel beside a paragraph, told apart by its kind alone: its Markdown is the same quotation. */
const panel = (panelType: string): JiraJson => ({
  type: 'doc',
  version: 1,
  content: [
    {
      type: 'panel',
      attrs: { panelType },
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Mind the gap' }] }],
    },
  ],
});

it('brings the descriptions of many issues back node for node, and forth again', async () => {
  const keys = await newIssues(rig, documents.length);
  for (const [at, document] of documents.entries())
    await put(keys[at] ?? '', 'description', jsonOf(document));
  const before = await held(keys, 'description');
  expect(before).toEqual(documents);
  const id = randomUUID();
  await approve(
    id,
    await rig.amelie.say(id, `set the description of ${keys.join(', ')} to: Replaced by this`),
  );
  const after = await held(keys, 'description');
  const rewritten = after.filter((each) => JSON.stringify(each).includes('Replaced by this'));
  expect(rewritten).toHaveLength(keys.length);
  await approve(id, await rig.amelie.say(id, 'undo that'));
  expect(await held(keys, 'description')).toEqual(before);
  await approve(id, await rig.amelie.say(id, 'undo that'));
  expect(await held(keys, 'description')).toEqual(after);
}, 60_000);

it('brings back each document that one issue had, also one without a word', async () => {
  const [key = ''] = await newIssues(rig, 1);
  const wordless: JiraJson = {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [] }],
  };
  for (const document of [panel('warning'), wordless]) {
    await put(key, 'description', document);
    const id = randomUUID();
    await approve(id, await rig.amelie.say(id, `set the description of ${key} to: Short`));
    expect(await held([key], 'description')).not.toEqual([document]);
    const undo = await rig.amelie.say(id, 'undo that');
    expect(undo.plans[0]?.title).toBe(`Undo: set Description of ${key} back`);
    await approve(id, undo);
    expect(await held([key], 'description')).toEqual([document]);
  }
});

it.each(['Environment', 'Acceptance criteria'])('brings %s back as it was', async (name) => {
  const [key = ''] = await newIssues(rig, 1);
  const field = (await me().editFields(key)).find((each) => each.name === name);
  expect(field?.kind).toBe('paragraph');
  const fieldId = field?.id ?? '';
  for (const document of documents.slice(0, 12).map(jsonOf)) {
    await put(key, fieldId, document);
    const id = randomUUID();
    await approve(id, await rig.amelie.say(id, `set ${name} of ${key} to Short`));
    expect(await held([key], fieldId)).not.toEqual([document]);
    await approve(id, await rig.amelie.say(id, 'undo that'));
    expect(await held([key], fieldId)).toEqual([document]);
  }
});

it('leaves a description that was changed since, though its Markdown reads the same', async () => {
  const [key = ''] = await newIssues(rig, 1);
  await put(key, 'description', panel('note'));
  const id = randomUUID();
  await approve(id, await rig.amelie.say(id, `set the description of ${key} to: Short`));
  const marked: JiraJson = {
    type: 'doc',
    version: 1,
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Short', marks: [{ type: 'backgroundColor', attrs: { color: '#ff5630' } }] },
        ],
      },
    ],
  };
  await put(key, 'description', marked);
  const turn = await rig.amelie.say(id, 'undo that');
  expect(turn.plans).toEqual([]);
  expect(turn.text).toContain('Description was changed since; it stays');
  expect(await held([key], 'description')).toEqual([marked]);
});

it('asks anew when the document changed between the plan and the approval', async () => {
  const [key = ''] = await newIssues(rig, 1);
  await put(key, 'description', panel('note'));
  const id = randomUUID();
  const turn = await rig.amelie.say(id, `set the description of ${key} to: Short`);
  await put(key, 'description', panel('warning'));
  await expect(approve(id, turn)).rejects.toThrow('Not done');
  expect(await held([key], 'description')).toEqual([panel('warning')]);
});

it('still undoes a change of which the Markdown alone was kept', async () => {
  const [key = ''] = await newIssues(rig, 1);
  await me().editIssue(key, { description: 'As it was' });
  const id = randomUUID();
  const { changeId = '' } = await approve(
    id,
    await rig.amelie.say(id, `set the description of ${key} to: Short`),
  );
  await rig.database
    .updateTable('changes')
    .set({
      operation: JSON.stringify({
        kind: 'change',
        siteUrl: await me().siteUrl(),
        key,
        edit: { description: 'Short' },
        transition: null,
        seen: { description: 'As it was' },
        inverse: { edit: { description: 'As it was' }, statusName: null },
      }),
      made: JSON.stringify({ fields: { description: 'Short' }, comment: null }),
    })
    .where('id', '=', changeId)
    .execute();
  await approve(id, await rig.amelie.say(id, 'undo that'));
  expect((await me().snapshot(key)).description).toBe('As it was');
});
