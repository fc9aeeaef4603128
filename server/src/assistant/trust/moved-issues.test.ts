import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from '../chat.test-rig.ts';
import type { Turn } from '../turn.test-rig.ts';

/** What became of issues that were moved, by their old keys: Jira answers the old address with the issue as it is now. */
const moved = new Map<string, string>();
const underlying = globalThis.fetch;
const rules = { readOnly: false, projects: null as string[] | null };
let rig: ChatRig;
let open = '';
let closed = '';
beforeAll(async () => {
  rig = await startChatRig({
    writeRules: rules,
    fetch: (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      const now = address.replace(/(?<=\/issue\/|issueKey=)[A-Z]+-\d+/, (key) => moved.get(key) ?? key);
      return underlying(now, init);
    },
  });
  [open = '', closed = ''] = rig.sandbox.site.projects.map(({ key }) => key);
  rules.projects = [open];
});
afterAll(() => rig.close());

/** A fresh issue of the open project, with what sentences are about. */
async function newIssue(project: string): Promise<string> {
  const { account } = rig.amelie;
  const types = await account.creatableTypes(project);
  const type = types.find(({ subtask, name }) => !subtask && name !== 'Epic')?.name ?? '';
  const { key } = (await account.createIssue({ project, type, summary: 'Water the plants' })).issue;
  await account.comments.add(key, 'Mine');
  await account.worklogs.log(key, { seconds: 3_600, started: '2026-11-20T08:00:00.000Z', comment: null });
  return key;
}

/** From now on the issue is the other one, as after a move. What the other one has is like it. */
async function moveAway(key: string): Promise<void> {
  moved.set(key, await newIssue(closed));
}

function say(id: string, text: string, files: Readonly<Record<string, string>> = {}): Promise<Turn> {
  return Object.keys(files).length === 0 ? rig.amelie.say(id, text) : rig.amelie.sayWith(id, text, files);
}

/** What of the calls to Jira would have changed something. */
const writes = () =>
  rig.sandbox.calls.filter(
    ({ method, path }) => method !== 'GET' && !/\/(?:search\/jql|bulkfetch|approximate-count)$/.test(path),
  );

/** Each kind of write: what is said, and what has to be there before. */
interface Sentence {
  readonly before?: (key: string) => Promise<unknown>;
  readonly file?: true;
  /** What is said of it where its project is another, before the rules are. */
  readonly refusal?: string;
}
const sentences: [name: string, sentence: (key: string) => string, more?: Sentence][] = [
  ['a change', (key) => `add the label plants to ${key}`],
  ['a step of the workflow', (key) => `move ${key} to In Progress`],
  ['a sprint', (key) => `move ${key} to the next sprint`, { refusal: 'there is no active or future sprint' }],
  ['a rank', (key) => `rank ${key} above ${open}-2`],
  [
    'a parent',
    (key) => `create a sub-task below ${key}: Buy a can`,
    { refusal: 'in the project of its parent' },
  ],
  ['a comment', (key) => `comment on ${key}: Hello`],
  ['a reply', (key) => `reply to my last comment on ${key}: Yes`],
  ['a changed comment', (key) => `change my last comment on ${key} to: Yours`],
  ['a deleted comment', (key) => `delete my last comment on ${key}`],
  ['work', (key) => `log 1h on ${key}`],
  ['changed work', (key) => `change my worklog on ${key} to 2h`],
  ['deleted work', (key) => `delete my worklog on ${key}`],
  ['watching', (key) => `stop watching ${key}`],
  ['a link', (key) => `link ${key} to ${open}-2`],
  ['a link from the other side', (key) => `link ${open}-2 to ${key}`],
  [
    'a deleted link',
    (key) => `unlink ${key} from ${open}-3`,
    { before: (key) => rig.amelie.account.links.add({ type: 'Relates', from: key, to: `${open}-3` }) },
  ],
  ['a file', (key) => `attach this to ${key}`, { file: true }],
  [
    'a deleted file',
    (key) => `delete the attachment a.log of ${key}`,
    {
      before: (key) =>
        rig.amelie.account.attachments.add(key, [
          { name: 'a.log', mediaType: 'text/plain', bytes: new TextEncoder().encode('ERROR') },
        ]),
    },
  ],
  ['deleting', (key) => `delete ${key}`],
];

describe('an issue that was moved to a closed project', () => {
  it.each(sentences)('cannot be reached by its old key: %s', async (_name, sentence, more = {}) => {
    const { before, file, refusal = `Closed to changes from here: ${closed}.` } = more;
    const key = await newIssue(open);
    await moveAway(key);
    await before?.(moved.get(key) ?? '');
    const files = file === undefined ? {} : { 'a.log': 'ERROR' };
    const turn = await say(randomUUID(), sentence(key), files);
    expect(turn.plans).toEqual([]);
    expect(turn.text).toContain(refusal);
  });

  it.each(sentences)(
    'is not written to when it was moved after the approval was asked for: %s',
    async (_name, sentence, { before, file } = {}) => {
      const key = await newIssue(open);
      await before?.(key);
      const id = randomUUID();
      const turn = await say(id, sentence(key), file === undefined ? {} : { 'a.log': 'ERROR' });
      await moveAway(key);
      rig.sandbox.clearCalls();
      await rig.approve(id, turn);
      expect(writes()).toEqual([]);
    },
  );

  it.each(sentences.filter(([name]) => name !== 'deleting' && name !== 'a parent'))(
    'is not written to by an undo: %s',
    async (_name, sentence, { before, file } = {}) => {
      const key = await newIssue(open);
      await before?.(key);
      const id = randomUUID();
      const turn = await say(id, sentence(key), file === undefined ? {} : { 'a.log': 'ERROR' });
      const done = await rig.approve(id, turn);
      expect(done.chunks.some(({ type }) => type === 'tool-output-available')).toBe(true);
      const undo = await rig.amelie.say(id, 'undo that');
      expect(undo.plans).toHaveLength(1);
      await moveAway(key);
      rig.sandbox.clearCalls();
      await rig.approve(id, undo);
      const again = await rig.amelie.say(id, 'undo that');
      if (again.plans.length > 0) await rig.approve(id, again);
      expect(writes()).toEqual([]);
    },
  );

  it('keeps nobody from an issue that was moved to an open one', async () => {
    const [key, there] = [await newIssue(open), await newIssue(open)];
    const id = randomUUID();
    const turn = await rig.amelie.say(id, `comment on ${key}: Hello`);
    moved.set(key, there);
    await rig.approve(id, turn);
    expect((await rig.amelie.account.comments.newest(there)).total).toBe(2);
  });
});
