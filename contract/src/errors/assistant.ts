import type { ErrorEntry } from './error-entry.ts';

/** The assistant. */
export const assistantErrors = {
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
} as const satisfies Record<string, ErrorEntry>;
