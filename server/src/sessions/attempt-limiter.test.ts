import { beforeEach, expect, it } from 'vitest';
import { AttemptLimiter } from './attempt-limiter.ts';

let now: number;
let attempts: AttemptLimiter;
beforeEach(() => {
  now = 0;
  attempts = new AttemptLimiter({ ambient: { now: () => now } });
});

const failAt = (address: string, times: number) => {
  for (let turn = 0; turn < times; turn += 1) attempts.failed(address);
};
const tooMany = expect.objectContaining({ code: 'request.too-many' });
const refusal = (address: string) => {
  try {
    attempts.check(address);
    return null;
  } catch (error) {
    return error;
  }
};

it('stops an address after ten failures, for the rest of the minute', () => {
  failAt('a', 9);
  expect(refusal('a')).toBeNull();
  failAt('a', 1);
  expect(refusal('a')).toEqual(tooMany);
  expect(refusal('b')).toBeNull();
  now = 60_000;
  expect(refusal('a')).toBeNull();
});

it('stops everybody after a hundred failures from many addresses, but not who knew the secret before', () => {
  attempts.succeeded('holder');
  for (let address = 0; address < 99; address += 1) failAt(`bot-${address}`, 1);
  expect(refusal('bot-of-another-net')).toBeNull();
  failAt('bot-99', 1);
  expect(refusal('bot-of-another-net')).toEqual(tooMany);
  expect(refusal('holder')).toBeNull();
  failAt('holder', 10);
  expect(refusal('holder')).toEqual(tooMany);
  now = 60_000;
  expect(refusal('bot-of-another-net')).toBeNull();
});

it('keeps the count of all addresses however many there are', () => {
  for (let address = 0; address < 10_500; address += 1) failAt(`bot-${address}`, 1);
  expect(refusal('another')).toEqual(tooMany);
});
