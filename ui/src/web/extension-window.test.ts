import { expect, test } from 'vitest';
import { extensionSignIn } from './extension-window.ts';

const page = 'http://localhost:8000/';
const start = '/api/auth/extension/start?extension_id=abc&state=s';

test('the window of the extension goes on to where it began', () => {
  const address = new URL(`${page}?${new URLSearchParams({ return_to: start })}`);
  expect(extensionSignIn(address)).toBe(`http://localhost:8000${start}`);
});

test.each([
  '',
  '/',
  '/dashboard/token',
  '/api/auth/logout',
  '//elsewhere.example/api/auth/extension/start',
  'https://elsewhere.example/api/auth/extension/start',
  'javascript:alert(1)//api/auth/extension/start',
  '\\\\elsewhere.example/api/auth/extension/start',
])('return_to=%s leads nowhere', (asked) => {
  expect(extensionSignIn(new URL(`${page}?${new URLSearchParams({ return_to: asked })}`))).toBeNull();
});

test('without return_to the page stays', () => {
  expect(extensionSignIn(new URL(page))).toBeNull();
});
