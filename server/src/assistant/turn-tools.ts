import type { JiraAccount } from '../jira/jira.ts';
import type { CalendarDay } from './calendar-day.ts';
import { filesOf } from './files/file-parts.ts';
import { lastSaid } from './last-said.ts';
import { PointsAllowance } from './points-allowance.ts';
import { remind } from './tools/remind/remind.ts';
import { createToolset } from './toolset.ts';
import { sentenceOf } from './trust/audit-log.ts';
import type { Reading } from './trust/reading.ts';
import type { TurnParts, TurnRequest } from './turn-request.ts';
import { WriteGate } from './write-gate.ts';

export interface TurnToolsOptions {
  /** Ends what is asked of Jira. */
  readonly signal: AbortSignal;
  readonly reading: Reading;
  readonly now: number;
  readonly today: () => CalendarDay;
}

/** What the model may do in one turn: ask Jira with the person's rights, and propose writes, which stop at the gate. */
export function turnTools(
  parts: TurnParts,
  request: TurnRequest,
  { signal, reading, now, today }: TurnToolsOptions,
) {
  const { limits } = parts;
  const { timeZone, page, conversationId, connectionId, log } = request;
  const pageIssueKey = page?.issueKey;
  const allowance = new PointsAllowance(limits.points);
  const account = (given: AbortSignal | undefined, siteUrl = request.siteUrl): JiraAccount =>
    parts.jira.at(siteUrl).as(connectionId, given ?? signal, allowance);
  const gate = new WriteGate({
    mayBeMisled: (operations) => reading.mayHaveMisled(operations),
    caution: request.caution,
    approvals: parts.approvals,
    rules: parts.rules,
    attempts: parts.attempts,
    journal: parts.journal,
    now,
    changeId: request.changeId,
    conversationId,
    connectionId,
    sentence: sentenceOf(lastSaid(request.messages) ?? ''),
    situation: () => {
      const within = AbortSignal.any([signal, AbortSignal.timeout(limits.toolMs)]);
      return {
        account: account(within),
        accountAt: (siteUrl) => account(within, siteUrl),
        today: today().today,
        timeZone,
        pageIssueKey,
        sentFiles: request.messages.map(filesOf).filter((sent) => sent.length > 0),
        files: parts.files.of(connectionId),
      };
    },
    log,
  });
  const tools = createToolset({
    account,
    gate,
    page,
    day: () => ({ today: today().today, timeZone }),
    remind: (input, jira) =>
      remind(input, { reminders: parts.reminders, connectionId, account: jira, now, timeZone }),
    onRead: () => reading.happens(),
    log,
  });
  return { account, gate, tools };
}
