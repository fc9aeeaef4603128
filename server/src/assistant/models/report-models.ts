import type { ModelHealth } from './model-rests.ts';

/** For the readiness: which models are asked, or which rest, until when and why. */
export function reportModels(models: readonly ModelHealth[]): { ok: boolean; detail: string } {
  const resting = models.flatMap(({ name, rest }) =>
    rest === null
      ? []
      : [`${name} rests until ${new Date(rest.until).toISOString()}: ${rest.failure.detail}`],
  );
  return resting.length === 0
    ? { ok: true, detail: models.map(({ name }) => name).join(', ') }
    : { ok: false, detail: resting.join(' ') };
}
