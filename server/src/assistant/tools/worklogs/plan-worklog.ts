import type { WorklogInput } from '@sidelight/contract';
import { combined } from '../several-plans.ts';
import type { Planner, PlanningSituation, WritePlan } from '../write-plan.ts';
import { planWorklogDeletion } from './delete-worklog.ts';
import { planWorklogEdit } from './edit-worklog.ts';
import { planNewWork } from './log-work.ts';

export type WorklogParts = Omit<WorklogInput, 'key' | 'keys' | 'action'>;

/** Logs work, and changes and deletes work logs; on several issues the same on each. */
export const planWorklog: Planner<WorklogInput> = async (
  { key, keys = [], action = 'add', ...parts },
  situation,
) => {
  const all = key === undefined ? [...new Set(keys)] : [key];
  const [first, ...others] = all;
  if (first !== undefined && others.length === 0) return plans[action](first, parts, situation);
  return combined(all, (each) => plans[action](each, parts, situation), {
    of: (each) => each,
    title: (count) => `${titles[action]} ${count} issues`,
  });
};

type PlanOne = (key: string, parts: WorklogParts, situation: PlanningSituation) => Promise<WritePlan>;

const plans: Readonly<Record<NonNullable<WorklogInput['action']>, PlanOne>> = {
  add: planNewWork,
  edit: planWorklogEdit,
  delete: planWorklogDeletion,
};
const titles = { add: 'Log work on', edit: 'Change work logs of', delete: 'Delete work logs of' };
