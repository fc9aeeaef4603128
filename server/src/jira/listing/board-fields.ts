import type { Field } from '../fields/field.ts';

/** The ids under which this site keeps what boards work with; null where it has no such field. */
export interface BoardFields {
  readonly points: string | null;
  readonly sprint: string | null;
  readonly rank: string | null;
}

export const noBoardFields: BoardFields = { points: null, sprint: null, rank: null };

/** Points are a field of Jira's own in team-managed projects, and often a plain number named so in others. */
export function boardFieldsOf(fields: readonly Field[]): BoardFields {
  const keptBy = (keeper: string) => fields.find((field) => field.keptBy === keeper)?.id;
  const namedPoints = fields.find(({ name }) => /^story points?$/i.test(name))?.id;
  return {
    points: namedPoints ?? keptBy('jsw-story-points') ?? null,
    sprint: keptBy('gh-sprint') ?? null,
    rank: keptBy('gh-lexo-rank') ?? null,
  };
}
