import { keeps } from '../../../jira/fields/held-value.ts';
import { ignoredFields } from '../../../jira/writes/ignored-fields.ts';
import { type ChangeOperation, legsOf } from './change-operation.ts';
import type { Present } from './present-state.ts';

/** The parts of a change, in the order in which they are written. */
const parts = ['edit', 'sprint', 'rank', 'status'] as const;
export type Part = (typeof parts)[number];

export function partsOf({ edit, settings, transition, sprint, rank }: ChangeOperation): Part[] {
  const there: Record<Part, boolean> = {
    edit: edit !== null || (settings ?? []).length > 0,
    sprint: sprint !== undefined,
    rank: rank !== undefined,
    status: transition !== null,
  };
  return parts.filter((part) => there[part]);
}

/** Which of the fields that the plan saw belong to a part. */
function fieldsOf(part: Part, operation: ChangeOperation): string[] {
  const { seen, sprint, transition, settings = [] } = operation;
  const all = Object.keys(seen);
  const own = new Set(settings.map(({ id }) => id));
  const onTheWay = transition === null ? [] : legsOf(transition).flatMap((leg) => leg.settings ?? []);
  const ofStatus = new Set(['status', ...onTheWay.map(({ id }) => id).filter((id) => !own.has(id))]);
  if (part === 'sprint') return all.filter((field) => field === sprint?.field);
  if (part === 'status') return all.filter((field) => ofStatus.has(field));
  if (part === 'rank') return [];
  return all.filter((field) => field !== sprint?.field && !ofStatus.has(field));
}

/**
 * What became of a part that may have been written: 'begun' is a way through the workflow that is not at its end.
 * Ranking again is the same as ranking, so it counts as untouched.
 */
export function stateOf(
  part: Part,
  operation: ChangeOperation,
  { issue, held, seen: now }: Present,
): 'untouched' | 'begun' | 'done' | 'unknown' {
  const { edit, settings = [], transition, sprint, seen } = operation;
  const same = (field: string) => now[field] === seen[field];
  if (part === 'rank' || fieldsOf(part, operation).every(same)) return 'untouched';
  if (part === 'edit') {
    const isEdited = edit === null || ignoredFields(edit, issue).length === 0;
    return isEdited && settings.every((setting) => keeps(setting, held[setting.id])) ? 'done' : 'unknown';
  }
  if (part === 'sprint' && sprint !== undefined) {
    const to = sprint.to === null ? null : String(sprint.to.id);
    return now[sprint.field] === to ? 'done' : 'unknown';
  }
  if (transition === null) return 'unknown';
  const status = now['status'] ?? '';
  if (status === transition.statusId) return 'done';
  const passed = [...legsOf(transition).map(({ statusId }) => statusId), ...(transition.among ?? [])];
  return same('status') || passed.includes(status) ? 'begun' : 'unknown';
}

/** The operation without the parts that were not written: what the journal keeps, and what is undone. */
export function only(done: ReadonlySet<Part>, operation: ChangeOperation): ChangeOperation {
  const left = partsOf(operation).filter((part) => !done.has(part));
  if (left.length === 0) return operation;
  const { settings, sprint, rank, inverse, ...rest } = operation;
  const dropped = new Set(left.flatMap((part) => fieldsOf(part, operation)));
  const hasEdit = done.has('edit');
  const hasStatus = done.has('status');
  const back = (inverse.settings ?? []).filter(({ id }) => !dropped.has(id));
  return {
    ...rest,
    edit: hasEdit ? operation.edit : null,
    ...(hasEdit && settings !== undefined ? { settings } : {}),
    ...(done.has('sprint') && sprint !== undefined ? { sprint } : {}),
    ...(done.has('rank') && rank !== undefined ? { rank } : {}),
    transition: hasStatus ? operation.transition : null,
    seen: Object.fromEntries(Object.entries(operation.seen).filter(([field]) => !dropped.has(field))),
    inverse: {
      edit: hasEdit ? inverse.edit : null,
      statusName: hasStatus ? inverse.statusName : null,
      ...(back.length === 0 ? {} : { settings: back }),
      ...(hasStatus && inverse.resolution !== undefined ? { resolution: inverse.resolution } : {}),
    },
  };
}
