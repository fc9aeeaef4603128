import type { ErrorEntry } from './error-entry.ts';

/** Connections and their tokens. */
export const connectionErrors = {
  'connection.reconnect-required': {
    status: 401,
    title: 'Atlassian no longer accepts the stored sign-in.',
    advice: 'Press Reconnect and sign in once more; conversations and settings are kept.',
  },
  'connection.refresh-failed': {
    status: 503,
    title: 'The access token could not be renewed just now.',
    advice: 'Try again in a moment; the stored sign-in is kept and is being retried.',
  },
  'connection.not-refreshable': {
    status: 409,
    title: 'An API token does not expire by the hour, so there is nothing to refresh.',
    advice: 'Nothing to do. To replace the token, change JIRA_API_TOKEN and restart the server.',
  },
  'connection.unreadable': {
    status: 500,
    title: 'The stored sign-in cannot be opened.',
    advice: 'Sign in again. The administrator should check that the key file belongs to this database.',
  },
} as const satisfies Record<string, ErrorEntry>;
