import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { anthropicMessages } from '../server/src/assistant/models/scripted-anthropic.ts';
import { startScriptedModelServer } from '../server/src/assistant/models/scripted-model-server.ts';
import { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { startMessage } from '../server/src/start-message.ts';
import { accessKey, extensionId, startWholeApp } from './whole-app.ts';

const modelKeys = {
  'OpenAI-compatible model key': 'sk-the-key-of-the-language-model',
  'Anthropic model key': 'sk-ant-the-key-of-the-second-model',
  'Azure OpenAI model key': 'the-azure-key-of-the-third-model',
};
const modelKey = modelKeys['OpenAI-compatible model key'];

test('after a whole life no secret is in the database, the log, an answer or an address', async () => {
  const model = await startScriptedModelServer();
  const second = await startScriptedModelServer(anthropicMessages);
  const third = await startScriptedModelServer();
  for (const each of [model, second, third]) onTestFinished(() => each.close());
  const addresses: string[] = [];
  const tokens = new Map<string, string>();
  const server = await startWholeApp({
    environment: {
      MODEL_PROVIDER: 'openai-compatible',
      MODEL_BASE_URL: model.baseUrl,
      MODEL_NAME: 'scripted',
      MODEL_API_KEY: modelKey,
      MODEL_2_PROVIDER: 'anthropic',
      MODEL_2_BASE_URL: second.baseUrl,
      MODEL_2_NAME: 'second',
      MODEL_2_API_KEY: modelKeys['Anthropic model key'],
      MODEL_3_PROVIDER: 'azure-openai',
      MODEL_3_BASE_URL: third.baseUrl,
      MODEL_3_NAME: 'third',
      MODEL_3_API_KEY: modelKeys['Azure OpenAI model key'],
    },
    // Whatever the server asks of others goes through here, and so does every token it is given.
    fetch: async (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      addresses.push(address);
      const response = await fetch(input, init);
      if (!address.endsWith('/oauth/token') || !response.ok) return response;
      const body: unknown = await response.clone().json();
      for (const [name, value] of Object.entries(body ?? {})) {
        if (name.endsWith('_token')) tokens.set(`${name} ${tokens.size}`, String(value));
      }
      return response;
    },
  });
  onTestFinished(() => server.close());
  const { sandbox, app } = server;

  const answers: string[] = [];
  const secrets = new Map<string, string>([
    ['client secret', sandbox.client.secret],
    ['API token', sandbox.apiToken.token],
    [
      'basic credentials',
      Buffer.from(`${sandbox.apiToken.username}:${sandbox.apiToken.token}`).toString('base64'),
    ],
    ['access key', accessKey],
    ...Object.entries(modelKeys),
  ]);
  /** Keeps the answer, but for the places where a secret is handed to the one it belongs to. */
  const keep = async (answer: Response, handedOver: (text: string) => string = (text) => text) => {
    const { 'set-cookie': _cookie, ...headers } = Object.fromEntries(answer.headers);
    const text = await answer.text();
    answers.push(handedOver(`${answer.status} ${JSON.stringify(headers)} ${text}`));
    return text;
  };
  const cookiesOf = (browser: BrowserUnderTest, name: string) => {
    for (const [cookie, value] of browser.cookies) secrets.set(`${name} ${cookie}`, value);
  };

  // A person signs in with OAuth.
  const browser = server.newBrowser();
  const callback = await browser.consent('/dashboard/token');
  const returned = new URLSearchParams(callback.split('?')[1]);
  secrets.set('authorization code', returned.get('code') ?? '');
  cookiesOf(browser, 'sign-in');
  await keep(await browser.get(callback));
  cookiesOf(browser, 'person');
  await keep(await browser.get(callback));
  await keep(await browser.get('/api/auth/callback?code=forged-code-of-somebody&state=forged'));

  // The extension signs in.
  const verifier = 'the-verifier-of-the-extension-that-nobody-else-knows';
  secrets.set('PKCE verifier', verifier);
  const query = new URLSearchParams({
    extension_id: extensionId,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    state: 'state-of-the-extension',
  });
  const back = new URL(await browser.locationOf(`/api/auth/extension/start?${query}`));
  const code = back.searchParams.get('code') ?? '';
  secrets.set('extension code', code);
  await keep(await browser.post('/api/auth/extension/token', { code: `${code}x`, codeVerifier: verifier }));
  const exchanged = await browser.post('/api/auth/extension/token', { code, codeVerifier: verifier });
  const sessionToken = /"sessionToken":"([^"]+)"/.exec(await exchanged.clone().text())?.[1] ?? '';
  secrets.set('extension session', sessionToken);
  await keep(exchanged, (text) => text.replace(sessionToken, ''));
  await keep(await browser.post('/api/auth/extension/token', { code, codeVerifier: verifier }));
  const extension = new BrowserUnderTest(server.url, sandbox.consent);
  const bearer = { authorization: `Bearer ${sessionToken}` };
  await keep(await extension.get('/api/auth/session', bearer));

  // Somebody uses the access key, wrong and right.
  const administrator = server.newBrowser();
  await keep(await administrator.post('/api/auth/access-key', { accessKey: `${accessKey}!` }));
  await keep(await administrator.post('/api/auth/access-key', { accessKey }));
  cookiesOf(administrator, 'administrator');

  // Reads, a write by chat, a refusal, and a model that breaks down.
  for (const address of ['/api/token', '/api/token/events', '/api/jira/myself', '/api/jira/projects']) {
    for (const who of [browser, administrator]) await keep(await who.get(address));
  }
  const chat = (action: object) => extension.post('/api/chat', { conversationId, action }, bearer);
  const conversationId = crypto.randomUUID();
  model.answer({ calls: [{ name: 'comment', input: { key: 'PAY-1', body: 'Seen it.' } }] });
  const asked = await keep(
    await chat({ kind: 'message', messageId: 'm1', text: 'comment on PAY-1: Seen it.' }),
  );
  const toolCallId = /"type":"data-plan","id":"([^"]+)"/.exec(asked)?.[1] ?? '';
  model.answer({ text: 'Done.' });
  const done = await keep(await chat({ kind: 'decision', toolCallId, approved: true }));
  expect(done).toContain('Commented on PAY-1');
  model.answer({ status: 401, body: `{"error":{"message":"Incorrect API key provided: ${modelKey}"}}` });
  const repeats = (key: string) => `{"error":{"type":"x","message":"Incorrect API key provided: ${key}"}}`;
  second.answer({ status: 403, body: repeats(modelKeys['Anthropic model key']) });
  third.answer({ status: 401, body: repeats(modelKeys['Azure OpenAI model key']) });
  const refused = await keep(await chat({ kind: 'message', messageId: 'm2', text: 'and now?' }));
  expect(refused).toContain('third: It did not accept the key (HTTP 401).');
  await keep(await fetch(`${server.url}/api/ready`));
  await keep(await extension.get(`/api/chat/${conversationId}`, bearer));

  // Refreshes, those that fail too, and a Jira that repeats what it was sent.
  await keep(await browser.post('/api/token/refresh'));
  for (const fault of [
    { status: 500, body: 'x' },
    { html: '<h1>Proxy</h1>' },
    { drop: 'after' as const },
    { status: 429, headers: { 'retry-after': '1' } },
    { status: 401, body: { error: 'access_denied', error_description: `bad ${sandbox.client.secret}` } },
  ]) {
    sandbox.faults.next({ path: '/oauth/token' }, fault);
    await keep(await browser.post('/api/token/refresh'));
  }
  await keep(await browser.post('/api/token/refresh'));
  server.advance(2 * 3_600_000);
  await keep(await browser.get('/api/jira/myself'));
  const newest = [...tokens].findLast(([name]) => name.startsWith('access_token'))?.[1] ?? '';
  for (const [who, header] of [
    [browser, `Bearer ${newest}`],
    [administrator, `Basic ${secrets.get('basic credentials')}`],
  ] as const) {
    for (const body of [
      { errorMessages: [`The header Authorization: ${header} was refused.`] },
      { errorMessages: [], errors: { summary: header } },
      { code: 400, message: `authorization=${header}` },
      { errorMessages: [header.slice(0, 290)] },
      `<html>${header}</html>`,
    ]) {
      sandbox.faults.next({ path: '/issue/PAY-1' }, { status: 400, body });
      const refused = await keep(await who.get('/api/jira/issues/PAY-1'));
      expect(refused).toContain('"code":"jira.');
      expect(refused).not.toContain(header.slice(0, 40));
    }
  }

  // And the way out.
  await keep(await browser.get('/api/auth/session'));
  await keep(await administrator.post('/api/auth/logout'));
  await keep(await browser.post('/api/token/disconnect'));

  for (const [name, token] of tokens) secrets.set(name, token);
  const files = (await readdir(server.folder)).filter((name) => !name.endsWith('.key'));
  expect(files.sort()).toEqual(['sidelight.db', 'sidelight.db-shm', 'sidelight.db-wal']);
  const written = await Promise.all(files.map((name) => readFile(path.join(server.folder, name), 'latin1')));
  const places = {
    database: written.join('\n'),
    log: server.log(),
    answers: answers.join('\n'),
    addresses: [...addresses, ...sandbox.calls.map(({ path, query }) => `${path}?${query}`)].join('\n'),
    'what the models were told': JSON.stringify(
      [model, second, third].flatMap(({ requests }) => requests.map(({ body, path }) => ({ body, path }))),
    ),
    'start message': startMessage(app),
  };
  expect(tokens.size).toBeGreaterThanOrEqual(6);
  expect(secrets.size).toBeGreaterThanOrEqual(20);
  expect(app.http.log.level).toBe('trace');
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, place).toBeGreaterThan(200);
    for (const [name, secret] of secrets) {
      expect(secret.length, name).toBeGreaterThan(15);
      if (place === 'start message' && name === 'access key') continue;
      expect(text.includes(secret), `${name} in ${place}`).toBe(false);
    }
  }
});
