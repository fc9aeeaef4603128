import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChatRig, startChatRig } from '../../chat.test-rig.ts';

let rig: ChatRig;
let studioIssue: string;
beforeAll(async () => {
  rig = await startChatRig({ permissions: 'schemes' });
  studioIssue = [...rig.sandbox.site.issues.keys()].find((key) => key.startsWith('GAME-')) ?? '';
});
afterAll(() => rig.close());

it('goes where the person can be assigned when no project was named', async () => {
  const turn = await rig.amelie.say(randomUUID(), 'create a task to check the fees for Priya Raman', {
    issueKey: studioIssue,
  });
  expect(turn.plans[0]?.warnings).toEqual([
    'You named no project; Payments is the one where issues can be assigned to Priya Raman.',
  ]);
  expect(turn.plans[0]?.issues[0]?.changes).toContainEqual(
    expect.objectContaining({ field: 'assignee', after: 'Priya Raman' }),
  );
});

it('says why when the project was named', async () => {
  const turn = await rig.amelie.say(randomUUID(), 'create a task in GAME for Priya Raman: check the fees');
  expect(turn.plans).toEqual([]);
  expect(turn.text).toContain('cannot be assigned to Priya Raman');
});

it('tells who cannot have an issue from who is not there when it is assigned, too', async () => {
  const known = await rig.amelie.say(randomUUID(), `assign ${studioIssue} to Priya Raman`);
  expect(known.plans).toEqual([]);
  expect(known.text).toMatch(/^Issues in .* cannot be assigned to Priya Raman\. Name somebody else/);
  const unknown = await rig.amelie.say(randomUUID(), `assign ${studioIssue} to Xanthippe`);
  expect(unknown.text).toContain('Nobody is called');
});

it('does not know a name that nobody has', async () => {
  const turn = await rig.amelie.say(randomUUID(), 'create a task to check the fees for Xanthippe', {
    issueKey: studioIssue,
  });
  expect(turn.plans).toEqual([]);
  expect(turn.text).toContain('Nobody is called');
});
