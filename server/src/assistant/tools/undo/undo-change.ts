import type { UndoChangeInput } from '@sidelight/contract';
import { AssistantError } from '../../assistant-error.ts';
import type { Change } from '../../changes.ts';
import { type ChangeSource, sourceFor, sourceOfOne } from '../change/change-source.ts';
import { together as inOnePlan } from '../change/together.ts';
import { inFamilies } from '../families.ts';
import { kindOf } from '../operation-kinds.ts';
import { combined } from '../several-plans.ts';
import type { Planner, PlanningSituation, WritePlan } from '../write-plan.ts';
import { deletedWithFiles, type ToUndo, withTheirFiles } from './with-its-files.ts';

/**
 * What takes a change back, from what Jira holds now. What was changed since by somebody else is named in a
 * warning and stays as it is. Throws like every planner.
 */
export const planUndo: Planner<UndoChangeInput> = async ({ changeId }, asked) => {
  const changes = await asked.changesToUndo(changeId);
  const targets = withTheirFiles(changes);
  const [target, ...others] = targets;
  if (target === undefined) throw impossible('Nothing of it is left to undo.');
  const { change: first } = target;
  // It is undone where it was made, whatever this conversation is about.
  const situation = { ...asked, account: asked.accountAt(first.operation.siteUrl) };
  if (others.length === 0) {
    const only = { together: new Set([first.issueKey]), situation, source: sourceOfOne(situation.account) };
    return planTarget(target, only);
  }
  const existing = changes.filter(({ operation }) => operation.kind !== 'delete-issue');
  const keys = [...new Set(existing.map(({ issueKey }) => issueKey))];
  const source = await sourceFor(keys, situation.account);
  const inOrder = targets.toSorted((one, other) => byUndoing(one.change, other.change));
  const together = new Set(changes.map(({ issueKey }) => issueKey));
  const many = await combined(inOrder, (each) => planTarget(each, { together, situation, source }), {
    of: ({ change }) => change.issueKey,
    title: (count) => `Undo the change of ${count} issues`,
  });
  if (many.kind === 'nothing') return many;
  return { ...many, operations: inFamilies(many.operations), undoes: first.changeId };
};

interface Undoing {
  readonly together: ReadonlySet<string>;
  readonly situation: PlanningSituation;
  readonly source: ChangeSource;
}

async function planTarget({ change, files }: ToUndo, undoing: Undoing): Promise<WritePlan> {
  const { together, situation, source } = undoing;
  const undone = await planUndoOf(change, together, situation, source);
  if (files.length === 0) return undone;
  const deleted = deletedWithFiles(undone, files);
  if (deleted !== undefined) return deleted;
  // The issue stays, so what was attached is taken off it.
  const all = await inOnePlan([
    async () => undone,
    ...files.map((each) => () => planUndoOf(each, together, situation, source)),
  ]);
  if (all.kind === 'nothing') return all;
  const title = undone.kind === 'plan' ? undone.plan.title : all.plan.title;
  return { ...all, undoes: change.changeId, plan: { ...all.plan, title } };
}

const byKey = new Intl.Collator('en', { numeric: true });

/**
 * They were made several at a time: the order in which they ended means nothing. Ranks are set back one after another, so
 * that those that stood below the same issue stand there in their old order.
 */
function byUndoing(one: Change, other: Change): number {
  const [first, second] = [rankedFrom(one), rankedFrom(other)];
  return first - second || byKey.compare(one.issueKey, other.issueKey);
}

function rankedFrom({ operation }: Change): number {
  const was = operation.kind === 'change' ? (operation.rank?.was ?? null) : null;
  if (was === null) return 0;
  return was.side === 'below' ? -was.place : was.place;
}

async function planUndoOf(
  change: Change,
  together: ReadonlySet<string>,
  situation: PlanningSituation,
  source: ChangeSource,
): Promise<WritePlan> {
  if (change.made === null) throw impossible('It was made before changes could be undone.');
  const { operation, issueKey, made } = change;
  const planned = await kindOf(operation).undo({ operation, issueKey, made, together }, situation, source);
  if (planned.kind === 'nothing') return planned;
  const { plan, operations } = planned;
  return {
    kind: 'plan',
    undoes: change.changeId,
    plan: { ...plan, title: `Undo: ${plan.title.charAt(0).toLowerCase()}${plan.title.slice(1)}` },
    operations: operations.map((operation) =>
      // What is attached to an issue that is created again comes with it.
      operation.kind === 'attach' && operation.newAt !== undefined
        ? operation
        : { ...operation, undoes: change.id },
    ),
  };
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
