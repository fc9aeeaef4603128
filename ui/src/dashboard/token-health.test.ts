import type { TokenEvent, TokenStatus } from '@sidelight/contract';
import { describe, expect, it } from 'vitest';
import { healthInWords, lifeLeft, signInEndInWords } from './token-health.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const status: TokenStatus = {
  wayIn: 'oauth',
  person: { accountId: 'a', displayName: 'Amélie Laurent', email: null, avatarUrl: null },
  site: null,
  state: 'connected',
  explanation: '',
  scopes: [],
  serverTime: '2026-11-23T10:00:00.000Z',
  connectedAt: '2026-11-20T10:00:00.000Z',
  signedInAt: '2026-11-22T10:00:00.000Z',
  lastUsedAt: null,
  accessTokenExpiresAt: '2026-11-23T10:45:00.000Z',
  lastRefreshAt: '2026-11-23T09:45:00.000Z',
  nextRefreshAt: null,
  signInEndsAt: null,
  refreshes: { attempts: 1, successes: 1, failures: 0 },
};
const failed: TokenEvent = {
  id: 1,
  at: '2026-11-23T09:59:00.000Z',
  kind: 'refresh-failed',
  cause: 'background',
  explanation: '',
  durationMs: null,
};

describe('healthInWords', () => {
  it.each([
    [{}, undefined, 'good', 'Connected'],
    [{ state: 'reconnect-required' as const }, failed, 'bad', 'Reconnect required'],
    [{}, failed, 'careful', 'Connected, but the last renewal failed'],
    [{ accessTokenExpiresAt: '2026-11-23T09:00:00.000Z' }, undefined, 'careful', 'Connected, renewal is due'],
    [{ wayIn: 'api-token' as const, accessTokenExpiresAt: null }, undefined, 'good', 'Connected'],
  ])('%o', (changed, lastEvent, health, title) => {
    expect(healthInWords({ ...status, ...changed }, lastEvent, now)).toEqual({ health, title });
  });
});

describe('lifeLeft', () => {
  it('is the share of the time between renewal and expiry', () => {
    expect(lifeLeft(status, now)).toBeCloseTo(0.75);
    expect(lifeLeft(status, Date.parse('2026-11-23T11:00:00.000Z'))).toBe(0);
    expect(lifeLeft({ ...status, accessTokenExpiresAt: null }, now)).toBeUndefined();
  });
});

describe('the end of the sign-in', () => {
  it('asks for something only in its last week', () => {
    const end = '2026-12-01T10:00:00.000Z';
    const day = 86_400_000;
    expect(signInEndInWords(end, Date.parse(end) - 8 * day)).not.toContain('reconnect');
    expect(signInEndInWords(end, Date.parse(end) - 7 * day)).toContain('reconnect before then');
  });
});
