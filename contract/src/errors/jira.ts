import type { ErrorEntry } from './error-entry.ts';

/** Jira's answers. */
export const jiraErrors = {
  'jira.unreachable': {
    status: 502,
    title: 'Jira could not be reached.',
    advice: "Check the network or the site's address, then try again.",
  },
  'jira.timeout': {
    status: 504,
    title: 'Jira took too long to answer.',
    advice: 'Try again; ask for less at once if it stays so.',
  },
  'jira.unavailable': {
    status: 502,
    title: 'Jira has a fault of its own at the moment.',
    advice: 'Wait a moment and try again; nothing was lost.',
  },
  'jira.unintelligible': {
    status: 502,
    title: "Jira answered something that is not Jira's.",
    advice: "Check that the site's address is right and that no proxy stands in between, then try again.",
  },
  'jira.rate-limited': {
    status: 429,
    title: 'Jira asks to slow down.',
    advice: 'Wait until the time given, then try again.',
  },
  'jira.unauthorized': {
    status: 401,
    title: 'Jira did not accept the sign-in.',
    advice:
      'Sign in again. With an API token, ask the administrator to check JIRA_USERNAME and JIRA_API_TOKEN.',
  },
  'jira.scope-missing': {
    status: 403,
    title: 'The sign-in does not include the right this needs.',
    advice:
      'Sign in again and accept all requested rights, or ask the administrator to add the scope to the OAuth app.',
  },
  'jira.forbidden': {
    status: 403,
    title: 'Jira does not let you do this.',
    advice: 'Ask a Jira administrator for the permission, or somebody who has it to do it.',
  },
  'jira.not-found': {
    status: 404,
    title: 'Jira does not have this, or you may not see it.',
    advice: 'Check the key; if it is right, ask for permission to see it.',
  },
  'jira.invalid': {
    status: 422,
    title: 'Jira did not accept the values.',
    advice: 'Correct what Jira says below and try again.',
  },
  'jira.too-large': {
    status: 413,
    title: 'Jira does not take this much.',
    advice: 'Use a smaller file, or ask a Jira administrator to raise the limit for attachments.',
  },
  'jira.conflict': {
    status: 409,
    title: 'The issue was changed by somebody else at the same time.',
    advice: 'Look at its present state and try again.',
  },
  'jira.gone': {
    status: 502,
    title: 'Jira has removed the operation that was used.',
    advice: 'Update Sidelight to its newest version.',
  },
  'jql.invalid': {
    status: 422,
    title: 'The JQL cannot be read.',
    advice: 'Correct it at the place that is marked and run it again.',
  },
} as const satisfies Record<string, ErrorEntry>;
