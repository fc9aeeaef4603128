import type { ErrorEntry } from './error-entry.ts';

/** Who is calling. */
export const sessionErrors = {
  'session.missing': {
    status: 401,
    title: 'You are not signed in.',
    advice: 'Sign in and try again.',
  },
  'session.expired': {
    status: 401,
    title: 'Your session has ended.',
    advice: 'Sign in again; your connection to Jira was kept.',
  },
  'session.unknown': {
    status: 404,
    title: 'There is no such session of yours.',
    advice: 'Load the list of sessions again; it may have ended meanwhile.',
  },
  'session.not-administrator': {
    status: 403,
    title: 'This is for administrators of the server.',
    advice: 'Ask an administrator to look, or to add your account to SIDELIGHT_ADMINS.',
  },
  'session.connection-unknown': {
    status: 404,
    title: 'There is no such connection.',
    advice: 'Search for it again by the name of its person.',
  },
  'session.metrics-closed': {
    status: 403,
    title: 'The metrics are not for everybody.',
    advice: 'Send the value of METRICS_TOKEN as a bearer token.',
  },
  'session.access-key-wrong': {
    status: 401,
    title: 'That access key is not the one this server printed when it started.',
    advice: "Copy the access key from the server's start message, or ask the administrator for it.",
  },
  'session.way-in-closed': {
    status: 404,
    title: 'This way of signing in is not configured on this server.',
    advice: 'Use another way to sign in, or ask the administrator to configure it.',
  },
  'session.extension-unknown': {
    status: 403,
    title: "This extension is not on the server's list.",
    advice: "Ask the administrator to add the extension's id to EXTENSION_IDS.",
  },
  'session.sign-in-code-invalid': {
    status: 400,
    title: 'The sign-in code is wrong, used or too old.',
    advice: 'Start the sign-in from the extension again.',
  },
} as const satisfies Record<string, ErrorEntry>;
