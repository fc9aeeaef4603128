import { type Issue, issueEditSchema } from '@sidelight/contract';
import { JiraError } from '../../../jira/errors.ts';
import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { boardFieldsOf } from '../../../jira/listing/board-fields.ts';
import { afterWrite } from '../../../jira/writes/read-back.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed } from '../names.ts';
import type { Examined, Ran } from '../operation-kind.ts';
import { ToolFailure } from '../tool-failure.ts';
import { summaryOf } from '../write-plan.ts';
import { changeInWords, withIgnored } from './change-in-words.ts';
import type { ChangeOperation } from './change-operation.ts';
import { labelIn, labelOf } from './field-words.ts';
import { only, type Part, partsOf, stateOf } from './parts.ts';
import { beyondSnapshot, idsOf, type Present, presentState } from './present-state.ts';
import { putIntoSprint } from './put-into-sprint.ts';
import { walk } from './walk.ts';

/** Throws as `OperationKind.run`. */
export async function runChange(operation: ChangeOperation, account: JiraAccount): Promise<Ran> {
  const found = await account.snapshot(operation.key);
  // Jira goes on taking the old key; the person, and the rules, were about the project that it was in.
  if (found.key !== operation.key) {
    throw new AssistantError('assistant.changed-meanwhile', {
      detail: `${operation.key} was moved, and is ${found.key} now.`,
    });
  }
  const before = await present(operation, account, found);
  const different = Object.keys(operation.seen).filter(
    (field) => before.seen[field] !== operation.seen[field],
  );
  if (different.length > 0) {
    const names = different.map((field) => labelIn(field, operation).toLowerCase());
    throw new AssistantError('assistant.changed-meanwhile', {
      detail: `Changed by somebody else in ${operation.key}: ${listed(names)}.`,
    });
  }
  const wanted = partsOf(operation);
  if (wanted.length === 0) throw new AssistantError('assistant.impossible', { detail: 'Nothing to change.' });
  return write(operation, wanted, [], account);
}

export async function examineChange(operation: ChangeOperation, account: JiraAccount): Promise<Examined> {
  const now = await present(operation, account, await account.snapshot(operation.key));
  const wanted = partsOf(operation).map((part) => ({ part, state: stateOf(part, operation, now) }));
  if (wanted.every(({ state }) => state === 'untouched')) return 'nothing';
  if (wanted.some(({ state }) => state === 'unknown')) return 'unknown';
  const named = (each: typeof wanted) => each.map(({ part }) => part);
  return write(
    operation,
    named(wanted.filter(({ state }) => state !== 'done')),
    named(wanted.filter(({ state }) => state === 'done' || state === 'begun')),
    account,
  );
}

/** Writes the parts that are left, and answers what all of it came to. */
async function write(
  operation: ChangeOperation,
  left: readonly Part[],
  doneBefore: readonly Part[],
  account: JiraAccount,
): Promise<Ran> {
  const done = new Set(doneBefore);
  const ignored = new Set<string>();
  let issue: Issue | null = null;
  let failure: unknown = null;
  let failed: Part | null = null;
  for (const part of left) {
    try {
      const written = await writePart(part, operation, account);
      issue = written.issue ?? issue;
      for (const field of written.ignoredFields) ignored.add(field);
      failure = written.failure;
      if (failure === null || written.issue !== null) done.add(part);
      if (failure === null) continue;
    } catch (error) {
      // What Jira will take later is gone on with later; anything else that follows something done is told with it.
      if (done.size === 0 || (error instanceof JiraError && error.code === 'jira.rate-limited')) throw error;
      failure = error;
    }
    failed = part;
    break;
  }
  if (done.size === 0) throw failure;
  for (const part of left.slice(failed === null ? left.length : left.indexOf(failed))) {
    ignored.add(labelOf(part === 'edit' ? 'fields' : part));
  }
  const written = only(done, operation);
  const { key } = operation;
  const last = issue ?? (await afterWrite(`${key} was changed`, () => account.issue(key)));
  const now = await afterWrite(`${key} was changed`, () => present(written, account, last));
  return changed(written, last, now, [...ignored], failure);
}

interface Written {
  /** Null when nothing of the part was written, or it was not read back yet. */
  readonly issue: Issue | null;
  readonly ignoredFields: readonly string[];
  /** Why only some of it was written. */
  readonly failure: unknown;
}

async function writePart(part: Part, operation: ChangeOperation, account: JiraAccount): Promise<Written> {
  const { key, edit, settings = [], transition, sprint, rank } = operation;
  if (part === 'edit') {
    const fields = edit === null ? null : issueEditSchema.parse(edit);
    return { ...(await account.editIssue(key, fields, settings)), failure: null };
  }
  if (part === 'sprint' && sprint !== undefined) {
    const isThere = await putIntoSprint(key, sprint, account);
    return { issue: null, ignoredFields: isThere ? [] : ['Sprint'], failure: null };
  }
  if (part === 'rank' && rank !== undefined) {
    await account.agile.rank(key, rank);
    const isThere = await afterWrite(`${key} was ranked`, () => isRanked(key, rank, account));
    return { issue: null, ignoredFields: isThere ? [] : ['Rank'], failure: null };
  }
  if (transition === null) return { issue: null, ignoredFields: [], failure: null };
  const { status } = await account.snapshot(key);
  return walk(key, status.id, transition, account);
}

/** Ranks are texts in Jira that stand in the order of the issues. Where they cannot be read, the write is believed. */
async function isRanked(
  key: string,
  { side, other }: NonNullable<ChangeOperation['rank']>,
  account: JiraAccount,
): Promise<boolean> {
  const field = boardFieldsOf(await account.fields()).rank;
  if (field === null) return true;
  const values = await account.fieldValues([key, other], [field]);
  const [mine, its] = [key, other].map((each) => values.get(each)?.[field]);
  if (typeof mine !== 'string' || typeof its !== 'string') return true;
  return side === 'above' ? mine < its : mine > its;
}

async function present(
  operation: ChangeOperation,
  account: JiraAccount,
  issue: IssueSnapshot,
): Promise<Present> {
  const beyond = beyondSnapshot(operation);
  const ids = idsOf(beyond);
  const held = ids.length === 0 ? {} : ((await account.fieldValues([issue.key], ids)).get(issue.key) ?? {});
  return { issue, held, seen: presentState(issue, held, beyond, Object.keys(operation.seen)) };
}

function changed(
  written: ChangeOperation,
  issue: IssueSnapshot,
  now: Present,
  ignoredFields: string[],
  failure: unknown,
): Ran {
  // Where Jira dropped a part, naming what was asked for would claim too much.
  const did = ignoredFields.length === 0 ? changeInWords(written, issue, now.held) : `Changed ${issue.key}`;
  const why = failure === null ? '' : ` ${new ToolFailure(failure).message}`;
  const at = isUnderWay(written, issue) ? ` It is ${issue.status.name} now.` : '';
  return {
    output: {
      issue: summaryOf(issue),
      done: `${withIgnored(did, ignoredFields)}${at}${why}`,
      ignoredFields,
    },
    written,
    made: { fields: now.seen, comment: null },
  };
}

function isUnderWay({ transition }: ChangeOperation, { status }: IssueSnapshot): boolean {
  return transition !== null && status.id !== transition.statusId;
}
