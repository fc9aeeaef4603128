import {
  newReminderSchema,
  reminderParamsSchema,
  reminderSchema,
  remindersQuerySchema,
  remindersSchema,
  type Reminder as ShownReminder,
  snoozeSchema,
} from '@sidelight/contract';
import { z } from 'zod';
import { knownTimeZone } from '../../assistant/calendar-day.ts';
import type { Jira } from '../../jira/jira.ts';
import { issueId, type PresentIssue, presentIssues } from '../../reminders/present-issues.ts';
import type { Reminder } from '../../reminders/reminder.ts';
import type { Reminders } from '../../reminders/reminders.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';

export interface ReminderParts {
  readonly authentication: Authentication;
  readonly reminders: Reminders;
  readonly jira: Pick<Jira, 'as' | 'at'>;
}

/** The caller's own reminders. */
export function registerReminderRoutes(app: AppInstance, parts: ReminderParts): void {
  const { authentication, reminders, jira } = parts;
  const onRequest = authentication.required;
  const tags = ['reminders'];
  const accountAt = (connectionId: string) => (siteUrl: string) => jira.at(siteUrl).as(connectionId);

  app.get(
    '/api/reminders',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Reminders of the caller: those that wait, and those whose time has come',
        querystring: remindersQuerySchema,
        response: { 200: remindersSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { connectionId } = request.caller;
      const { state, issues } = request.query;
      const all = await reminders.of(connectionId);
      const asked = state === 'all' ? all : all.filter(({ deliveredAt }) => deliveredAt !== null);
      const present =
        issues === 'now'
          ? await presentIssues(asked, accountAt(connectionId), (err) =>
              request.log.warn({ err }, 'issues of reminders could not be read'),
            )
          : new Map<string, PresentIssue>();
      return { reminders: asked.map((reminder) => shown(reminder, present)) };
    },
  );

  app.post(
    '/api/reminders',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Set a reminder of an issue, of a few words, or of both; nothing is written to Jira',
        body: newReminderSchema,
        response: { 201: reminderSchema },
      },
    },
    async (request, reply) => {
      const { connectionId } = request.caller;
      const { timeZone, ...wanted } = request.body;
      const { reminder, issue } = await reminders.set(
        connectionId,
        { ...wanted, timeZone: knownTimeZone(timeZone) },
        jira.as(connectionId),
      );
      const present =
        issue === null || reminder.issue === null ? [] : [[issueId(reminder.issue), issue] as const];
      return reply.code(201).send(shown(reminder, new Map(present)));
    },
  );

  app.post(
    '/api/reminders/:reminderId/snooze',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Let a reminder wait again until another time',
        params: reminderParamsSchema,
        body: snoozeSchema,
        response: { 200: reminderSchema },
      },
    },
    async (request) => {
      const { at, timeZone } = request.body;
      const reminder = await reminders.snooze(request.caller.connectionId, request.params.reminderId, {
        at,
        timeZone: knownTimeZone(timeZone),
      });
      return shown(reminder, new Map());
    },
  );

  app.delete(
    '/api/reminders/:reminderId',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Cancel a reminder that waits, or dismiss one whose time has come',
        params: reminderParamsSchema,
        response: { 204: z.void() },
      },
    },
    async (request, reply) => {
      await reminders.remove(request.caller.connectionId, request.params.reminderId);
      return reply.code(204).send();
    },
  );
}

function shown(reminder: Reminder, present: ReadonlyMap<string, PresentIssue>): ShownReminder {
  const { id, text, issue, dueAt, timeZone, deliveredAt } = reminder;
  const found = issue === null ? undefined : present.get(issueId(issue));
  const isShown = found !== undefined && 'summary' in found;
  return {
    id,
    text,
    issue:
      issue === null
        ? null
        : {
            key: issue.key,
            url: issueId(issue),
            now: isShown ? { summary: found.summary, status: found.status } : null,
            why: found === undefined || isShown ? null : found.why,
          },
    at: new Date(dueAt).toISOString(),
    timeZone,
    deliveredAt: deliveredAt === null ? null : new Date(deliveredAt).toISOString(),
  };
}
