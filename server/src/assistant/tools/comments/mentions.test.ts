import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChatRig, startChatRig } from '../../chat.test-rig.ts';
import { withMentions } from './mentions.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterAll(() => rig.close());

const first = (name: string): string => name.split(' ')[0] ?? '';

/** Somebody whose name has an accent, and whose first name nobody else bears. */
function accented() {
  const { people } = rig.sandbox.site;
  const person = people.find(
    ({ displayName }) =>
      /\p{M}/u.test(displayName.normalize('NFKD')) &&
      people.filter((other) => other.displayName.includes(first(displayName))).length === 1,
  );
  if (person === undefined) throw new Error('The demo has names with accents.');
  return person;
}

test('a full name, and a first name that one person bears, are mentions; accents need not be typed', async () => {
  const amelie = accented();
  const reference = `[@${amelie.displayName}](mention:${encodeURIComponent(amelie.accountId)})`;
  const mention = async (text: string) => withMentions(text, rig.amelie.account);
  expect(await mention(`Thanks @${amelie.displayName}, well done`)).toEqual({
    markdown: `Thanks ${reference}, well done`,
    warnings: [],
  });
  expect((await mention(`(@${amelie.displayName.normalize('NFKD').replace(/\p{M}/gu, '')}.)`)).markdown).toBe(
    `(${reference}.)`,
  );
  expect((await mention(`@${first(amelie.displayName)} look`)).markdown).toBe(`${reference} look`);
});

test('equal first names are not guessed, and nobody is not invented', async () => {
  const everybody = rig.sandbox.site.people.map(({ displayName }) => first(displayName));
  const twice = everybody.find((name, at) => everybody.indexOf(name) !== at);
  if (twice === undefined) throw new Error('The demo has people with equal first names.');
  const unclear = await withMentions(`@${twice} and @Zzyzx look`, rig.amelie.account);
  expect(unclear.markdown).toBe(`@${twice} and @Zzyzx look`);
  expect(unclear.warnings).toEqual([
    expect.stringContaining('Write the full name'),
    expect.stringContaining('Nobody here is called "Zzyzx"'),
  ]);
});

test('code, links and mail addresses are left alone', async () => {
  const text = '`@Amélie` [@Amélie](https://a.example) jo@amelie.example ```\n@Amélie\n```';
  expect(await withMentions(text, rig.amelie.account)).toEqual({ markdown: text, warnings: [] });
});

test('an approved comment mentions by account, and is shown as it will read', async () => {
  const [issue] = (await rig.amelie.account.search({ jql: 'project is not EMPTY', limit: 1 })).issues;
  const amelie = accented();
  if (issue === undefined) throw new Error('nothing there');
  const id = crypto.randomUUID();
  const turn = await rig.amelie.say(id, `comment on ${issue.key}: Thanks @${amelie.displayName}!`);
  const [plan] = turn.plans;
  expect(plan?.issues[0]?.changes[0]?.after).toBe(`Thanks @${amelie.displayName}!`);
  await rig.amelie.decide(id, plan?.toolCallId ?? '', true);
  const stored = rig.sandbox.site.issues.get(issue.key)?.comments.at(-1);
  expect(JSON.stringify(stored?.body)).toContain(`"type":"mention","attrs":{"id":"${amelie.accountId}"`);
});
