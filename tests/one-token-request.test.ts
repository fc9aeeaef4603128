import { personSchema } from '@sidelight/contract';
import { expect, onTestFinished, test } from 'vitest';
import { startWholeApp } from './whole-app.ts';

const hour = 3_600_000;

test('50 calls at once with an expired token cause one token request, and each is answered', async () => {
  const server = await startWholeApp();
  onTestFinished(() => server.close());
  const browser = await server.signedIn();
  expect((await browser.get('/api/jira/myself')).status).toBe(200);
  const before = server.sandbox.tokenRequests.length;
  server.advance(2 * hour);
  // Slow enough that all of them are waiting for it.
  server.sandbox.faults.next({ path: '/oauth/token' }, { delayMs: 200 });
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, call) =>
      browser.get(
        ['/api/jira/myself', '/api/jira/projects', '/api/jira/search?jql=project%20%3D%20PAY'][call % 3] ??
          '',
      ),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
  const requests = server.sandbox.tokenRequests.slice(before);
  expect(requests).toEqual([expect.objectContaining({ grantType: 'refresh_token', status: 200 })]);
});

test('50 calls at once of two people with expired tokens cause one token request each', async () => {
  const server = await startWholeApp();
  onTestFinished(() => server.close());
  const people = await Promise.all(
    server.sandbox.people.slice(0, 2).map(({ accountId }) => server.signedIn({ accountId })),
  );
  const before = server.sandbox.tokenRequests.length;
  server.advance(2 * hour);
  server.sandbox.faults.next({ path: '/oauth/token' }, { delayMs: 100, times: 2 });
  const answers = await Promise.all(
    people.flatMap((browser) => Array.from({ length: 25 }, () => browser.get('/api/jira/myself'))),
  );
  const accounts = await Promise.all(
    answers.map(async (answer) => personSchema.parse(await answer.json()).accountId),
  );
  expect(accounts).toEqual(
    server.sandbox.people.slice(0, 2).flatMap(({ accountId }) => Array.from({ length: 25 }, () => accountId)),
  );
  expect(server.sandbox.tokenRequests.length - before).toBe(2);
});
