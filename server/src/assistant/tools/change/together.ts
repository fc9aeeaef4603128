import type { WritePlan } from '../write-plan.ts';

/**
 * One plan of all that is to be done to one issue. What is already so is left out of it and told. Throws what the first
 * of them throws: of a change that cannot be made as a whole nothing is made.
 */
export async function together(plans: readonly (() => Promise<WritePlan>)[]): Promise<WritePlan> {
  const all: WritePlan[] = [];
  for (const plan of plans) all.push(await plan());
  const planned = all.filter((each) => each.kind === 'plan');
  const nothing = all.filter((each) => each.kind === 'nothing');
  const [first, ...others] = planned;
  if (first === undefined) {
    const [one, ...more] = nothing;
    if (one === undefined) throw new RangeError('Nothing was asked for.');
    const whys = more.map(({ output }) => output.done.replace(/^Nothing was changed: /, ''));
    const done = [one.output.done.replace(/\.$/, ''), ...whys].join('; ').replace(/\.?$/, '.');
    return { kind: 'nothing', output: { ...one.output, done } };
  }
  const told = nothing.map(({ output }) => output.done.replace(/^Nothing was changed: /, ''));
  const { plan } = first;
  const key = plan.issues[0]?.key;
  return {
    kind: 'plan',
    plan: {
      ...plan,
      title: others.length === 0 || key == null ? plan.title : `Change ${key}`,
      issues: planned.flatMap((each) => each.plan.issues),
      warnings: [...planned.flatMap((each) => each.plan.warnings), ...told],
    },
    operations: planned.flatMap(({ operations }) => operations),
  };
}
