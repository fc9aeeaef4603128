import type { Issue, Status, Transition } from '@sidelight/contract';
import { CodedError } from '../../../coded-error.ts';
import { JiraError } from '../../../jira/errors.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { ScreenedTransition } from '../../../jira/reading/transitions.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed } from '../names.ts';
import { type Leg, legsOf, type PlannedTransition } from './change-operation.ts';

/** How far a way through the workflow was gone. */
export interface Walked {
  /** As it is after the last step; null when none was made. */
  readonly issue: Issue | null;
  readonly ignoredFields: readonly string[];
  /** Why it did not reach the end; null when it did. */
  readonly failure: unknown;
}

const mostSteps = 10;

/**
 * Moves an issue from the status it is in, step by step, and sees after each that it is where the step leads. Stops at
 * the first that cannot be made. Throws only where nothing is known of the last step.
 */
export async function walk(
  key: string,
  from: string,
  transition: PlannedTransition,
  account: JiraAccount,
): Promise<Walked> {
  const passed = new Set([from]);
  const ignored = new Set<string>();
  let issue: Issue | null = null;
  let status = from;
  try {
    for (let steps = 0; status !== transition.statusId; steps += 1) {
      if (steps === mostSteps)
        throw stuck(`${key} is not at ${transition.statusName} after ${mostSteps} steps.`);
      const leg = await nextLeg(key, status, passed, transition, account);
      const moved = await account.transition(key, leg.id, leg.settings);
      issue = moved.issue;
      for (const field of moved.ignoredFields) ignored.add(field);
      status = issue.status.id;
      if (status !== leg.statusId) {
        throw stuck(`Jira took the step to ${leg.statusName}, and shows ${key} as ${issue.status.name}.`);
      }
      passed.add(status);
    }
    return { issue, ignoredFields: [...ignored], failure: null };
  } catch (failure) {
    if (isUnknown(failure)) throw failure;
    return { issue, ignoredFields: [...ignored], failure };
  }
}

/** Whether Jira may have done it all the same, or will later. */
function isUnknown(failure: unknown): boolean {
  if (!(failure instanceof CodedError)) return true;
  const open = [
    'jira.rate-limited',
    'jira.timeout',
    'jira.unreachable',
    'jira.unavailable',
    'jira.unintelligible',
  ];
  return failure instanceof JiraError && open.includes(failure.code);
}

async function nextLeg(
  key: string,
  status: string,
  passed: ReadonlySet<string>,
  transition: PlannedTransition,
  account: JiraAccount,
): Promise<Leg> {
  const legs = legsOf(transition);
  if (transition.among === undefined) {
    const here = legs.findIndex(({ statusId }) => statusId === status);
    const next = legs[here + 1];
    if (next !== undefined) return next;
    throw stuck(`${key} is not on the way to ${transition.statusName} any more.`);
  }
  const steps = await account.transitions(key);
  const arriving = steps.find(({ to }) => to.id === transition.statusId);
  if (arriving !== undefined) return legOf(arriving);
  const { among } = transition;
  const open = steps
    .filter(({ to, screen }) => among.includes(to.id) && !passed.has(to.id) && asksNothing(screen))
    .toSorted((one, other) => nearness(one.to, among) - nearness(other.to, among));
  const [next] = open;
  if (next !== undefined) return legOf(next);
  const there = listed([...new Set(steps.map(({ to }: Transition) => to.name))]);
  throw stuck(
    `No step leads on to ${transition.statusName}; ${there === '' ? 'from there you cannot move it' : `from there it can move to ${there}`}.`,
  );
}

function legOf({ id, to }: ScreenedTransition): Leg {
  return { id, statusId: to.id, statusName: to.name };
}

function asksNothing(screen: ScreenedTransition['screen']): boolean {
  return screen.every(({ required, hasDefault }) => !required || hasDefault);
}

/** Work in progress before what waits; then in the order of the workflow. */
function nearness({ id, category }: Status, among: readonly string[]): number {
  return among.indexOf(id) + (category === 'indeterminate' ? 0 : 1_000);
}

function stuck(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
