import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sentFileSchema } from '@sidelight/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planIn, readTurn, type Turn } from '../server/src/assistant/turn.test-rig.ts';
import { startWholeApp, type WholeApp } from './whole-app.ts';

let whole: WholeApp;
let cookie: string;
beforeAll(async () => {
  // As many issues as the demo has.
  whole = await startWholeApp({ sandbox: {} });
  cookie = (await whole.signedIn()).cookieHeader();
});
afterAll(() => whole.close());

const headers = () => ({ cookie, origin: whole.url });

async function chat(conversationId: string, action: object): Promise<Turn> {
  const response = await fetch(`${whole.url}/api/chat`, {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify({ conversationId, timeZone: 'Europe/Paris', action }),
  });
  return readTurn(response);
}

const say = (id: string, text: string, files?: string[]) =>
  chat(id, { kind: 'message', messageId: randomUUID(), text, files });

async function aFile(conversationId: string): Promise<string> {
  const response = await fetch(`${whole.url}/api/chat/${conversationId}/files`, {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/octet-stream', 'x-file-name': 'notes.txt' },
    body: 'What was said.',
  });
  return sentFileSchema.parse(await response.json()).id;
}

/** What stands in quotes in what the README says that one can do. */
function sentences(): string[] {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../README.md'), 'utf8');
  const points = /- \*\*Ask\*\*[\s\S]*?(?=- \*\*Stay signed in\*\*)/.exec(readme)?.[0] ?? '';
  return (
    [...points.matchAll(/"([^"]*)"/g)]
      .map(([, quoted = '']) => quoted.replace(/\s+/g, ' '))
      // A sign to type and the name of a view are no sentences.
      .filter((quoted) => quoted !== '/' && quoted !== 'Changes and rules')
  );
}

it('the README names what can be asked and changed', () => {
  expect(sentences().length).toBeGreaterThan(10);
});

it.each(sentences())('the demo understands "%s" of the README', async (sentence) => {
  const id = randomUUID();
  if (/^undo/i.test(sentence)) {
    const { toolCallId } = planIn(await say(id, 'log 2h on PAY-12 yesterday'));
    await chat(id, { kind: 'decision', toolCallId, approved: true });
  }
  const turn = await say(id, sentence, sentence.startsWith('attach') ? [await aFile(id)] : undefined);
  const ended = turn.plans.length === 1 || turn.chunks.some(({ type }) => type === 'tool-output-available');
  expect({ said: turn.text, ended, problems: turn.problems }).toMatchObject({ ended: true, problems: [] });
});
