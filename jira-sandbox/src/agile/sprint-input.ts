import { readInstant } from '../rest/dates-input.ts';
import { givenText } from '../rest/given-text.ts';
import { JiraRefusal } from '../rest/refusal.ts';
import type { Sprint } from '../site/model/sprint.ts';

const MOST_NAME = 30;

export type SprintFields = Pick<Sprint, 'name' | 'goal' | 'startAt' | 'endAt'>;

/**
 * What the body says of a sprint's own fields; those it does not name are not in the answer. Throws a refusal that names
 * each one at fault.
 */
export function readSprintFields(body: Record<string, unknown>): Partial<SprintFields> {
  const errors: Record<string, string> = {};
  const fields: Partial<SprintFields> = {};
  const { name, goal } = body;
  if (name !== undefined && name !== null) {
    const trimmed = typeof name === 'string' ? name.trim() : '';
    if (trimmed === '') errors['name'] = 'The sprint name must not be empty.';
    else if (trimmed.length > MOST_NAME)
      errors['name'] = `Sprint name must be shorter than ${MOST_NAME + 1} characters.`;
    fields.name = trimmed;
  }
  if (goal !== undefined) {
    if (goal !== null && typeof goal !== 'string') errors['goal'] = 'The sprint goal must be a string.';
    fields.goal = typeof goal === 'string' ? goal : '';
  }
  for (const [property, field] of [
    ['startDate', 'startAt'],
    ['endDate', 'endAt'],
  ] as const) {
    const value = body[property];
    if (value === undefined) continue;
    const at = readInstant(value);
    if (at === null && value !== null && value !== '')
      errors[property] = `'${givenText(value)}' is not a valid date: it must be in ISO 8601 format.`;
    fields[field] = at;
  }
  if (Object.keys(errors).length > 0) throw new JiraRefusal(400, [], errors);
  return fields;
}

/** Jira refuses a sprint that ends before it starts. */
export function checkOrder({ startAt, endAt }: Pick<SprintFields, 'startAt' | 'endAt'>): void {
  if (startAt !== null && endAt !== null && endAt <= startAt)
    throw new JiraRefusal(400, [], { endDate: 'The end date of a sprint must be after the start date.' });
}
