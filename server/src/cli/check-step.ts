import { CodedError } from '../coded-error.ts';

/** One line of the outcome: what was tried, and how it ended in a sentence. */
export interface CheckStep {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Tells each step as it ends; with `json`, all of them at the end. Answers the exit code. */
export async function tellSteps(steps: AsyncIterable<CheckStep>, json: boolean): Promise<number> {
  const told: CheckStep[] = [];
  for await (const step of steps) {
    told.push(step);
    if (!json) console.log(`${step.ok ? '✓' : '✗'} ${step.name}: ${step.detail}`);
  }
  const ok = told.every((step) => step.ok);
  if (json) console.log(JSON.stringify({ ok, steps: told }, null, 2));
  return ok ? 0 : 1;
}

export async function step(name: string, action: () => Promise<string>): Promise<CheckStep> {
  try {
    return { name, ok: true, detail: await action() };
  } catch (error) {
    return { name, ok: false, detail: explain(error) };
  }
}

function explain(error: unknown): string {
  if (error instanceof CodedError) return `${error.message} ${error.advice}`;
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}. Check the network, a proxy, and the address.`;
}
