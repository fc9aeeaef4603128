import type { ErrorEntry } from './error-entry.ts';

/** Ourselves. */
export const serverErrors = {
  'server.stopping': {
    status: 503,
    title: 'The server is being restarted.',
    advice: 'Try again in a few seconds.',
  },
  'server.storage': {
    status: 503,
    title: 'The database cannot be used just now.',
    advice: 'Try again in a moment; the administrator should check the disk and the database.',
  },
  'server.fault': {
    status: 500,
    title: 'Something went wrong in Sidelight.',
    advice: 'Try again. If it stays so, give the administrator the request id below.',
  },
} as const satisfies Record<string, ErrorEntry>;
