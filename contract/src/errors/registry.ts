import { assistantErrors } from './assistant.ts';
import { connectionErrors } from './connection.ts';
import { jiraErrors } from './jira.ts';
import { oauthErrors } from './oauth.ts';
import { reminderErrors } from './reminder.ts';
import { requestErrors } from './request.ts';
import { serverErrors } from './server.ts';
import { sessionErrors } from './session.ts';

export type { ErrorEntry } from './error-entry.ts';

/** The one registry of error codes, a file for each of their prefixes. docs/errors.md is tested against it. */
export const errorRegistry = {
  ...requestErrors,
  ...sessionErrors,
  ...oauthErrors,
  ...connectionErrors,
  ...jiraErrors,
  ...assistantErrors,
  ...reminderErrors,
  ...serverErrors,
};

export type ErrorCode = keyof typeof errorRegistry;

export const errorCodes = Object.keys(errorRegistry) as [ErrorCode, ...ErrorCode[]];
