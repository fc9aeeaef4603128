import { beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../sandbox.ts';
import { defaultSwitches, type Switches } from '../switches.ts';
import { answerPoints } from './answer-points.ts';
import { type LimitedRequest, RateLimits } from './rate-limits.ts';

let now: number;
let switches: Switches;
let limits: RateLimits;

beforeEach(() => {
  now = Date.parse('2026-11-23T09:59:30Z');
  switches = { ...defaultSwitches(), rateLimits: 'on' };
  limits = new RateLimits(() => now, switches);
});

const read: LimitedRequest = {
  isOAuth: true,
  cloudId: 'one',
  method: 'GET',
  path: '/issue/:key',
  isWrite: false,
  issue: 'PAY-1',
};
const write: LimitedRequest = { ...read, method: 'PUT', isWrite: true };

test('what an answer costs', () => {
  const issues = Array.from({ length: 50 }, (_, id) => ({ id }));
  expect(answerPoints(false, '/issue/:key', { id: '1', fields: {} })).toBe(2);
  expect(answerPoints(false, '/search/jql', { issues, isLast: true })).toBe(51);
  expect(answerPoints(false, '/users/search', issues)).toBe(101);
  expect(answerPoints(true, '/issue', { id: '1' })).toBe(1);
});

test('65,000 points an hour, full again at the top of the hour, shared by the sites or not', () => {
  const many = Array.from({ length: 51_999 }, () => 0);
  expect(limits.charge(read, many)).toEqual({
    'x-ratelimit-limit': '65000',
    'x-ratelimit-remaining': '13000',
    'x-ratelimit-reset': '2026-11-23T10:00:00.000Z',
  });
  expect(limits.charge(read, {})['x-ratelimit-nearlimit']).toBe('true');
  limits.charge(read, many);
  const elsewhere = { ...read, cloudId: 'two' };
  expect(limits.refusal(elsewhere)).toMatchObject({
    'retry-after': '30',
    'x-ratelimit-remaining': '0',
    'ratelimit-reason': 'jira-quota-global-based',
  });
  expect(limits.refusal({ ...read, isOAuth: false })).toBeNull();
  switches.rateLimitQuota = 'tenant';
  expect(limits.refusal(elsewhere)).toBeNull();
  switches.rateLimitQuota = 'global';
  now += 30_000;
  expect(limits.refusal(elsewhere)).toBeNull();
});

test.each([
  ['GET', '/issue/:key', 150],
  ['GET', '/project/:key', 100],
  ['POST', '/search/approximate-count', 150],
  ['POST', '/search/jql', 100],
  ['PUT', '/issue/:key', 50],
  ['DELETE', '/issue/:key', 50],
])('%s %s: %i at once, and as many each second', (method, path, rate) => {
  const request = { ...read, method, path, issue: null };
  for (let count = 0; count < rate; count += 1) expect(limits.refusal(request)).toBeNull();
  expect(limits.refusal(request)).toMatchObject({
    'ratelimit-reason': 'jira-burst-based',
    'x-ratelimit-limit': String(rate),
    'retry-after': '1',
  });
  expect(limits.refusal({ ...request, cloudId: 'two' })).toBeNull();
  now += 100;
  for (let count = 0; count < rate / 10; count += 1) expect(limits.refusal(request)).toBeNull();
  expect(limits.refusal(request)).not.toBeNull();
});

test('one issue is written to 20 times in 2 seconds and 100 times in 30', () => {
  let written = 0;
  for (let batch = 0; batch < 5; batch += 1) {
    for (; limits.refusal(write) === null; written += 1);
    expect(limits.refusal(write)).toMatchObject({ 'ratelimit-reason': 'jira-per-issue-on-write' });
    expect(written).toBe((batch + 1) * 20);
    now += 2_000;
  }
  expect(limits.refusal(write)).toMatchObject({ 'retry-after': '20' });
  expect(limits.refusal({ ...write, issue: 'PAY-2' })).toBeNull();
  now += 20_000;
  expect(limits.refusal(write)).toBeNull();
});

test('the scale makes every limit smaller, and off is off', () => {
  switches.rateLimitScale = 0.01;
  expect(limits.refusal(read)).toBeNull();
  expect(limits.charge(read, {})['x-ratelimit-limit']).toBe('650');
  expect(limits.refusal({ ...read, path: '/myself' })).toBeNull();
  expect(limits.refusal({ ...read, path: '/myself' })).not.toBeNull();
  switches.rateLimits = 'off';
  expect(limits.refusal({ ...read, path: '/myself' })).toBeNull();
  expect(limits.charge(read, {})).toEqual({});
});

test('over HTTP', async () => {
  const sandbox = await startSandbox({ now: () => now, issues: 3, rateLimits: 'on', rateLimitScale: 0.01 });
  try {
    const { accessToken } = sandbox.grant();
    const url = `${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3/myself`;
    const ask = () => fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
    expect((await ask()).headers.get('X-RateLimit-Remaining')).toBe('647');
    const refused = await ask();
    expect([refused.status, refused.headers.get('RateLimit-Reason')]).toEqual([429, 'jira-burst-based']);
  } finally {
    await sandbox.close();
  }
});
