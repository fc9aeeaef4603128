import {
  lookUpOutputSchema,
  readIssuesOutputSchema,
  remindInputSchema,
  remindOutputSchema,
  runJobOutputSchema,
  searchIssuesOutputSchema,
  writeOutputSchema,
} from '@sidelight/contract';
import type { Intent, Situation } from '@sidelight/language';
import { plain } from '../../plain-markdown.ts';
import { type AnsweredCall, searchInput } from './answered-call.ts';
import { attachmentsAnswer } from './attachments.ts';
import type { Conversation } from './conversation.ts';
import { lookUpAnswer } from './look-up-answer.ts';
import { readAnswer } from './reading.ts';
import { remindAnswer } from './reminders.ts';
import { searchAnswer } from './search-answer.ts';
import { writeAnswer } from './write-answer.ts';

/** The result of a call, for the person: what a tool found or did, the refusal, or the error. */
export function resultAnswer(
  { toolName, input, output }: AnsweredCall,
  intent: Intent,
  situation: Situation,
  { list }: Conversation,
): string {
  if (output.type === 'execution-denied') return 'Nothing was changed.';
  if (output.type === 'error-text') return plain(withoutErrorName(output.value));
  if (output.type === 'error-json') return plain(withoutErrorName(messageOf(output.value)));
  const value = output.type === 'json' ? output.value : undefined;
  if (toolName === 'search_issues') {
    const found = searchIssuesOutputSchema.safeParse(value);
    const asked = searchInput(input);
    const before = asked.pageToken !== undefined && asked.pageToken === list?.nextPageToken ? list.shown : 0;
    if (found.success) return searchAnswer(asked, found.data, situation.vocabulary, before);
  } else if (toolName === 'look_up') {
    const found = lookUpOutputSchema.safeParse(value);
    if (found.success) return lookUpAnswer(found.data, situation.vocabulary);
  } else if (toolName === 'read_issues') {
    const found = readIssuesOutputSchema.safeParse(value);
    if (found.success) return readAnswer(found.data, input, intent, situation);
  } else if (toolName === 'run_job') {
    const report = runJobOutputSchema.safeParse(value);
    if (report.success) return report.data.report;
  } else if (toolName === 'remind') {
    const told = remindOutputSchema.safeParse(value);
    const isList = remindInputSchema.safeParse(input).data?.do === 'list';
    if (told.success) return remindAnswer(told.data, isList);
  } else {
    const attachments = toolName === 'attachments' ? attachmentsAnswer(value) : undefined;
    if (attachments !== undefined) return attachments;
    const written = writeOutputSchema.safeParse(value);
    if (written.success) return writeAnswer(written.data, toolName);
  }
  return output.type === 'text' ? plain(output.value) : 'Jira answered in a way I cannot read.';
}

/** The SDK writes an error as String(error) does, with its name before the sentence. */
function withoutErrorName(text: string): string {
  return text.replace(/^[A-Za-z]{0,40}(?:Error|Failure): /, '');
}

function messageOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string'
  ) {
    return error.message;
  }
  return 'That did not work, and Jira did not say why.';
}
