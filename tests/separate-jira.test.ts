import { personSchema, searchResultSchema, sessionSchema } from '@sidelight/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { newFolder, type RunningServer, startServer } from './running-server.ts';
import { type SeparateJira, startSeparateJira } from './separate-jira.ts';

/** The same product, process beside process, by OAuth and by API token. What is on the screen: tests/browser. */
const accessKey = 'the-access-key-of-this-test';
let jira: SeparateJira;
let server: RunningServer;
let home: Awaited<ReturnType<typeof newFolder>>;

beforeAll(async () => {
  [jira, home] = await Promise.all([startSeparateJira('--issues', '60'), newFolder()]);
  server = await startServer({ ...jira.oauth, ...jira.apiToken, ACCESS_KEY: accessKey }, home.folder);
});
afterAll(async () => {
  await server?.stop();
  await jira?.stop();
  await home?.remove();
});

const ways: [string, (browser: BrowserUnderTest) => Promise<Response>, string][] = [
  ['OAuth', (browser) => browser.signIn(), '/ex/jira/'],
  ['the API token', (browser) => browser.post('/api/auth/access-key', { accessKey }), '/rest/api/3/'],
];

test.each(ways)('by %s: sign in, search, change, chat', async (_name, signIn, pathOfJira) => {
  const browser = new BrowserUnderTest(server.url, jira.consent);
  expect((await signIn(browser)).ok || browser.cookies.has('sidelight_session')).toBe(true);
  const session = sessionSchema.parse(await (await browser.get('/api/auth/session')).json());
  expect(session).toMatchObject({ signedIn: true, demo: false, person: { displayName: 'Amira Haddad' } });
  const asked = jira.requests.length;
  const me = personSchema.parse(await (await browser.get('/api/jira/myself')).json());
  expect(me.displayName).toBe('Amira Haddad');
  const found = await browser.get('/api/jira/search?jql=project%20%3D%20PAY%20ORDER%20BY%20key&limit=5');
  const [issue] = searchResultSchema.parse(await found.json()).issues;
  const comment = await browser.post(`/api/jira/issues/${issue?.key}/comments`, { body: 'Seen.' });
  expect(comment.status).toBe(201);
  const answer = await browser.post('/api/chat', {
    conversationId: crypto.randomUUID(),
    action: { kind: 'message', messageId: 'm1', text: 'how many bugs are open in Payments?' },
  });
  expect(await answer.text()).toMatch(/"total":\d+[\s\S]*bugs? in Payments/);
  const paths = jira.requests.slice(asked).map((request) => request.split(' ')[1] ?? '');
  expect(paths.length).toBeGreaterThan(3);
  expect(paths.every((path) => path.startsWith(pathOfJira))).toBe(true);
});
