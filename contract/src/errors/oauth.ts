import type { ErrorEntry } from './error-entry.ts';

/** OAuth. */
export const oauthErrors = {
  'oauth.state-invalid': {
    status: 400,
    title: 'This sign-in was not started in this browser, or was already finished.',
    advice: 'Start the sign-in again from the Sidelight page.',
  },
  'oauth.denied': {
    status: 403,
    title: 'Atlassian did not give Sidelight access.',
    advice: 'Sign in again and accept, or ask the administrator to check the client secret.',
  },
  'oauth.exchange-failed': {
    status: 502,
    title: 'Atlassian did not accept the sign-in.',
    advice:
      'Sign in again. If it stays so, ask the administrator to check the OAuth client and its callback URL.',
  },
  'oauth.unreachable': {
    status: 502,
    title: "Atlassian's sign-in service could not be reached.",
    advice: 'Wait a moment and try again; nothing was lost.',
  },
  'oauth.no-site': {
    status: 403,
    title: 'Your Atlassian account gave access to no Jira site.',
    advice: 'Sign in again and pick a site that has Jira, or ask your Jira administrator for access.',
  },
  'oauth.site-choice-invalid': {
    status: 400,
    title: 'That site is not one of those you gave access to.',
    advice: 'Pick one of the listed sites, or sign in again to give access to another.',
  },
} as const satisfies Record<string, ErrorEntry>;
