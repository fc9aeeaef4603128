/**
 * The one registry of error codes. Each has the HTTP status it is sent with, a title that never changes,
 * and a sentence that tells the person what to do next. docs/errors.md is tested against it.
 */
export interface ErrorEntry {
  readonly status: number;
  readonly title: string;
  readonly advice: string;
}

export const errorRegistry = {
  // The request itself
  'request.malformed': {
    status: 400,
    title: 'The request body is not valid JSON.',
    advice: 'Send a JSON body with the content type application/json.',
  },
  'request.unreadable': {
    status: 400,
    title: 'The request is not valid HTTP, or did not arrive in time.',
    advice: 'Send it again; if it stays so, check the program or proxy that sends it.',
  },
  'request.invalid': {
    status: 422,
    title: 'The request does not have the expected shape.',
    advice: 'Correct the fields listed under "errors" and send it again.',
  },
  'request.too-large': {
    status: 413,
    title: 'The request is too large.',
    advice: 'Send less at once.',
  },
  'request.unsupported-media-type': {
    status: 415,
    title: 'The request has a content type that is not understood here.',
    advice: 'Send JSON with the content type application/json.',
  },
  'request.not-found': {
    status: 404,
    title: 'There is nothing at this address.',
    advice: 'Check the address; the API is described at /docs.',
  },
  'request.too-many': {
    status: 429,
    title: 'Too many requests came from here in a short time.',
    advice: 'Wait a minute, then try again.',
  },
  'request.wrong-host': {
    status: 421,
    title: 'This server does not answer to that host name.',
    advice: 'Open the address set as PUBLIC_URL, or ask the administrator to correct it.',
  },
  'request.cross-site': {
    status: 403,
    title: 'The request came from another web site.',
    advice: 'Do this from the Sidelight page or the extension itself.',
  },

  // Who is calling
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

  // OAuth
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

  // Connections and their tokens
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

  // Jira's answers
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

  // The assistant
  'assistant.conversation-unknown': {
    status: 404,
    title: 'There is no such conversation of yours.',
    advice: 'Start a new conversation.',
  },
  'assistant.busy': {
    status: 409,
    title: 'The conversation is still being answered.',
    advice: 'Wait for the answer or stop it, then send again.',
  },
  'assistant.approval-unknown': {
    status: 404,
    title: 'There is no such change waiting for you.',
    advice: 'Ask for the change again.',
  },
  'assistant.approval-spent': {
    status: 409,
    title: 'This change was already decided.',
    advice: 'Look at the issue; ask for the change again if it is still needed.',
  },
  'assistant.approval-expired': {
    status: 410,
    title: 'The change waited too long and was dropped; nothing was changed.',
    advice: 'Ask for the change again.',
  },
  'assistant.read-only': {
    status: 403,
    title: 'Changes are switched off here; nothing was written.',
    advice: 'Switch "read only" off under Changes and rules, or ask the administrator (READ_ONLY).',
  },
  'assistant.project-closed': {
    status: 403,
    title: 'This server may not change that project; nothing was written.',
    advice: 'Change it in Jira, or ask the administrator to add the project (WRITE_PROJECTS).',
  },
  'assistant.always-asks': {
    status: 422,
    title: 'Such a change is always asked about; nothing was written.',
    advice: 'Approve this one alone.',
  },
  'assistant.changed-meanwhile': {
    status: 409,
    title: 'The issue changed after you were shown the change; nothing was written.',
    advice: 'Look at it as it is now; where you are shown it anew, decide again, else ask for it again.',
  },
  'assistant.goes-on-later': {
    status: 503,
    title: 'The server is stopping; the change goes on by itself when it is there again.',
    advice: 'Open the conversation again after a while to see how far it is.',
  },
  'assistant.person-ambiguous': {
    status: 422,
    title: 'Several people fit that name.',
    advice: 'Say which one, with the full name.',
  },
  'assistant.name-unknown': {
    status: 422,
    title: 'Nothing in Jira has that name.',
    advice: 'Check the spelling, or ask which names there are.',
  },
  'assistant.several-fit': {
    status: 422,
    title: 'Several fit what was said.',
    advice: 'Say which one of those below is meant.',
  },
  'assistant.change-unknown': {
    status: 404,
    title: 'There is no such change of yours to undo.',
    advice: 'Changes can be undone for 30 days; older ones are changed back in Jira.',
  },
  'assistant.impossible': {
    status: 422,
    title: 'This cannot be done as asked.',
    advice: 'Read what is missing below and ask again.',
  },
  'assistant.file-unknown': {
    status: 404,
    title: 'There is no such file of yours here.',
    advice: 'Add it again: files are kept for 30 days, and those that were never sent for one.',
  },
  'assistant.file-too-large': {
    status: 413,
    title: 'The file is larger than 10 MB.',
    advice: 'Send a smaller one, or add this one in Jira itself.',
  },
  'assistant.files-full': {
    status: 429,
    title: 'You have as many files here as there is room for.',
    advice: 'Delete conversations with files, or wait until the oldest files expire after 30 days.',
  },
  'assistant.budget-used': {
    status: 429,
    title: 'Your share of the language model is used up for today.',
    advice: 'Go on when it is free again, or ask the administrator for more (MODEL_DAILY_TOKENS).',
  },
  'assistant.turn-too-costly': {
    status: 422,
    title: 'This asks more of Jira than one question may.',
    advice: 'Ask for less at once: one project, a shorter time, fewer issues.',
  },
  'assistant.turn-too-long': {
    status: 504,
    title: 'The answer took too long and was stopped.',
    advice: 'Ask for less at once, or ask again; nothing was changed without your approval.',
  },
  'assistant.model-unreachable': {
    status: 502,
    title: 'The language model could not be reached.',
    advice: "Try again in a moment, or ask the administrator to check the model's settings.",
  },
  'assistant.model-failed': {
    status: 502,
    title: 'The language model answered with an error.',
    advice: "Try again; if it stays so, ask the administrator to check the model's name, key and quota.",
  },

  // Reminders
  'reminder.unknown': {
    status: 404,
    title: 'There is no such reminder of yours.',
    advice: 'It may have been cancelled or dismissed meanwhile; ask which reminders you have.',
  },
  'reminder.nothing': {
    status: 422,
    title: 'A reminder needs an issue or a few words.',
    advice: 'Say what you want to be reminded of.',
  },
  'reminder.time-unclear': {
    status: 422,
    title: 'The time of the reminder is not clear.',
    advice: 'Give it as 2026-11-27T09:00 in your own time, or from now on as 20m, 2h or 3d.',
  },
  'reminder.time-impossible': {
    status: 422,
    title: 'Nobody can be reminded at that time.',
    advice: 'Choose a time that is still ahead.',
  },
  'reminder.too-many': {
    status: 409,
    title: 'You have as many reminders as one person may have.',
    advice: 'Cancel or dismiss some of them first.',
  },

  // Ourselves
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

export type ErrorCode = keyof typeof errorRegistry;

export const errorCodes = Object.keys(errorRegistry) as [ErrorCode, ...ErrorCode[]];
