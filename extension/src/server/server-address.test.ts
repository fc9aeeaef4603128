import { describe, expect, test } from 'vitest';
import { hostPermission, serverAddress } from './server-address.ts';

describe('accepted', () => {
  test.each([
    ['https://sidelight.example.com', 'https://sidelight.example.com'],
    ['  https://Sidelight.Example.com/  ', 'https://sidelight.example.com'],
    ['https://sidelight.example.com:8443', 'https://sidelight.example.com:8443'],
    ['sidelight.example.com', 'https://sidelight.example.com'],
    ['http://localhost:8000', 'http://localhost:8000'],
    ['localhost:8000', 'http://localhost:8000'],
    ['127.0.0.1:8000/', 'http://127.0.0.1:8000'],
    ['http://[::1]:8000', 'http://[::1]:8000'],
  ])('%s', (typed, origin) => {
    expect(serverAddress(typed)).toEqual({ ok: true, origin, unencrypted: false });
  });
});

test.each([
  'http://sidelight',
  'http://sidelight.corp:8000',
  'http://tools.internal',
  'http://10.1.2.3:8000',
  'http://172.31.0.9',
  'http://192.168.1.20:8000',
  'http://[fd00::1]:8000',
])('%s is accepted, but as unencrypted', (typed) => {
  expect(serverAddress(typed)).toMatchObject({ ok: true, unencrypted: true });
});

test.each([
  ['', /Type the address/],
  ['http://sidelight.example.com', /https/],
  ['http://172.32.0.1', /https/],
  ['http://8.8.8.8', /https/],
  ['http://[2001:db8::1]', /https/],
  ['http://localhost.example.com', /https/],
  ['https://somebody:secret@sidelight.example.com', /password/],
  ['https://sidelight.example.com/jira', /Give only the server/],
  ['https://sidelight.example.com/?x=1', /Give only the server/],
  ['ftp://sidelight.example.com', /not a web address/],
  ['javascript:alert(1)', /not a web address/],
  ['two words', /not a web address/],
])('%s is refused', (typed, why) => {
  const result = serverAddress(typed);
  expect(result.ok ? 'accepted' : result.fault).toMatch(why);
});

test('the permission asked for names the host and no port', () => {
  expect(hostPermission('https://sidelight.example.com:8443')).toBe('https://sidelight.example.com/*');
  expect(hostPermission('http://127.0.0.1:8000')).toBe('http://127.0.0.1/*');
});
