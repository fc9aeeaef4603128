import { CodedError } from '../../coded-error.ts';
import { inLanes } from '../../in-lanes.ts';
import { AssistantError } from '../assistant-error.ts';
import { ToolFailure } from './tool-failure.ts';
import type { WritePlan } from './write-plan.ts';

export interface PlanWords<Target> {
  /** What stands in the plan for a target that is left out: the key of its issue. */
  readonly of: (target: Target) => string;
  /** For plans whose parts have different titles. */
  readonly title: (count: number) => string;
}

/** Jira is asked for so many targets at a time. */
const plannedAtOnce = 6;
const mostKeysTold = 20;

/** What only this one issue cannot have; anything else would meet the others just the same. */
const ofOneIssue = new Set(['jira.not-found', 'jira.forbidden', 'jira.gone']);

type Planned = Extract<WritePlan, { kind: 'plan' }>;

/**
 * One plan of several targets. Those that need nothing, or that Jira would refuse, are left out with the reason.
 * Throws the first failure that is not about one issue, and assistant.impossible when every target is left out for a
 * failure.
 */
export async function combined<Target>(
  targets: readonly Target[],
  planOne: (target: Target) => Promise<WritePlan>,
  words: PlanWords<Target>,
): Promise<WritePlan> {
  const looked = await inLanes(targets, plannedAtOnce, async (target) => {
    try {
      return await planOne(target);
    } catch (error) {
      if (!isOfOneIssue(error)) throw error;
      return { kind: 'refused' as const, why: new ToolFailure(error).message };
    }
  });
  const left = new Map<string, string[]>();
  looked.forEach((plan, index) => {
    const target = targets[index];
    if (plan.kind === 'plan' || target === undefined) return;
    const key = words.of(target);
    const reason = reasonOf(plan.kind === 'refused' ? plan.why : plan.output.done, key);
    left.set(reason, [...(left.get(reason) ?? []), key]);
  });
  const plans = looked.filter((plan) => plan.kind === 'plan');
  const nothing = looked.find((plan) => plan.kind === 'nothing');
  const [first] = plans;
  if (first === undefined) {
    const why = `Nothing can be changed. ${leftInWords(left)}`;
    if (nothing === undefined) throw new AssistantError('assistant.impossible', { detail: why });
    return { kind: 'nothing', output: { ...nothing.output, done: why } };
  }
  return {
    kind: 'plan',
    plan: {
      kind: first.plan.kind,
      title: titleOf(plans) ?? words.title(plans.length),
      issues: plans.flatMap(({ plan }) => plan.issues),
      leftOut: [...left].map(([why, keys]) => ({
        why,
        total: keys.length,
        keys: keys.slice(0, mostKeysTold),
      })),
      warnings: warningsOf(plans),
    },
    operations: plans.flatMap(({ operations }) => operations),
  };
}

/** The same for every issue that it is true of: the issue is "it". */
function reasonOf(said: string, key: string): string {
  const reason = said.replace(/^Nothing (of [^:]*|was [^:]*): /, '');
  const plain = withoutKey(reason, key);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** PAY-1, and not the beginning of PAY-12. */
function withoutKey(text: string, key: string): string {
  return text.replace(new RegExp(`\\b${key}\\b`, 'g'), 'it');
}

/** Whether another issue may do without the same failure. */
export function isOfOneIssue(error: unknown): boolean {
  if (!(error instanceof CodedError)) return false;
  return error.code.startsWith('assistant.') || ofOneIssue.has(error.code);
}

/** "Move 37 issues to Done", from "Move PAY-7 to Done" and so on. */
function titleOf(plans: readonly Planned[]): string | undefined {
  const titles = plans.map(({ plan }) => {
    const key = plan.issues[0]?.key ?? null;
    return key === null ? plan.title : plan.title.replace(key, `${plans.length} issues`);
  });
  const [first, ...others] = titles;
  if (plans.length === 1) return plans[0]?.plan.title;
  return first?.includes(`${plans.length} issues`) && others.every((title) => title === first)
    ? first
    : undefined;
}

/** Each once, with how many issues it is said of. */
function warningsOf(plans: readonly Planned[]): string[] {
  const counts = new Map<string, number>();
  for (const { plan } of plans) {
    const key = plan.issues[0]?.key ?? '';
    for (const warning of plan.warnings) {
      const said = key === '' ? warning : withoutKey(warning, key);
      counts.set(said, (counts.get(said) ?? 0) + 1);
    }
  }
  return [...counts].map(([warning, count]) =>
    count === plans.length ? warning : `Of ${count} of them: ${warning}`,
  );
}

function leftInWords(left: ReadonlyMap<string, readonly string[]>): string {
  return [...left]
    .slice(0, 3)
    .map(([why, keys]: [string, readonly string[]]) => {
      const more = keys.length > 5 ? ` and ${keys.length - 5} more` : '';
      return `${keys.slice(0, 5).join(', ')}${more}: ${why}`;
    })
    .join(' ');
}
