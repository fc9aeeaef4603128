import { bodyRecord, type RestCall } from '../call.ts';
import { folded } from '../fold.ts';
import { givenText } from '../given-text.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

interface Entry {
  readonly id: string;
  readonly name: string;
}

const LONGEST = { name: 60, description: 255 };

/** Name and description of an entry of a list of the site, so far as they are given; a name is there only once. */
export function readTexts(
  given: Readonly<Record<string, unknown>>,
  others: readonly Entry[],
  what: string,
): { name?: string; description?: string } {
  const { name, description } = given;
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST.name))
    throw badRequest(`The name of the ${what} must have 1 to ${LONGEST.name} characters.`);
  if (description !== undefined && description !== null) {
    if (typeof description !== 'string') throw badRequest(`The description of the ${what} must be a text.`);
    if (description.length > LONGEST.description)
      throw badRequest(`The description of the ${what} must not exceed ${LONGEST.description} characters.`);
  }
  const wanted = typeof name === 'string' ? name.trim() : null;
  if (wanted !== null && others.some((other) => folded(other.name) === folded(wanted)))
    throw badRequest(`The name '${wanted}' of the ${what} is already in use.`);
  return {
    ...(wanted === null ? {} : { name: wanted }),
    ...(typeof description === 'string' ? { description } : {}),
  };
}

export function entryWithId<Found extends Entry>(
  entries: readonly Found[],
  id: unknown,
  what: string,
): Found {
  const found = entries.find((entry) => entry.id === givenText(id));
  if (found === undefined)
    throw new JiraRefusal(404, [`The ${what} with id '${givenText(id)}' does not exist.`]);
  return found;
}

/** In the order that `{ids, after, position}` asks for. */
export function reordered<Moved extends Entry>(
  call: RestCall,
  entries: readonly Moved[],
  what: string,
): readonly Moved[] {
  const { ids, after, position } = bodyRecord(call);
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest("'ids' must not be empty.");
  if ((after === undefined) === (position === undefined))
    throw badRequest("Exactly one of 'after' and 'position' must be given.");
  if (position !== undefined && position !== 'First' && position !== 'Last')
    throw badRequest("'position' must be First or Last.");
  const moved = [...new Set(ids.map((id) => entryWithId(entries, id, what)))];
  if (moved.length < ids.length) throw badRequest("'ids' names an entry twice.");
  const rest = entries.filter((entry) => !moved.includes(entry));
  if (after === undefined) return position === 'First' ? [...moved, ...rest] : [...rest, ...moved];
  const place = rest.indexOf(entryWithId(entries, after, what));
  if (place === -1) throw badRequest("'after' must not be among 'ids'.");
  return [...rest.slice(0, place + 1), ...moved, ...rest.slice(place + 1)];
}
