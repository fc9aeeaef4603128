import type { Session } from '@sidelight/contract';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createApi } from '../api/create-api.ts';
import { SignIn } from './sign-in.tsx';

const session: Session = {
  signedIn: false,
  waysIn: { oauth: true, accessKey: true },
  demo: false,
  person: null,
  site: null,
  wayIn: null,
  role: 'person',
  sites: [],
  expiresAt: null,
};
const render = (changed: Partial<Session>) =>
  renderToStaticMarkup(
    <SignIn
      api={createApi({ baseUrl: '' })}
      session={{ ...session, ...changed }}
      startSignIn={async () => {}}
      onSignedIn={() => {}}
    />,
  );

it('offers exactly the ways in that the server has', () => {
  expect(render({})).toMatch(/Sign in with Atlassian.*Access key/);
  expect(render({ waysIn: { oauth: true, accessKey: false } })).not.toContain('Access key');
  expect(render({ waysIn: { oauth: false, accessKey: true } })).not.toContain('Sign in with Atlassian');
  expect(render({ waysIn: { oauth: false, accessKey: false } })).toContain(
    'No way of signing in is configured',
  );
});

it('offers a session that ends with the browser only where the browser keeps it', () => {
  expect(render({})).toContain('Stay signed in on this device');
  const inExtension = renderToStaticMarkup(
    <SignIn
      api={createApi({ baseUrl: 'https://sidelight.example', authorization: async () => undefined })}
      session={session}
      startSignIn={async () => {}}
      onSignedIn={() => {}}
    />,
  );
  expect(inExtension).not.toContain('Stay signed in');
});

it('says so when it is a demo', () => {
  expect(render({ demo: true })).toContain('No account is needed');
  expect(render({})).not.toContain('No account is needed');
});
