import { editDistance, fold } from '@sidelight/language';
import { impossible, unknownName } from './field-error.ts';
import type { ScreenField } from './screen-field.ts';

const mostNamed = 12;

/**
 * The field meant by a name or an id. Throws FieldError: assistant.name-unknown with the names there are, the nearest
 * first; assistant.impossible where several have the name. `where` ends the sentence: "on the edit screen of PAY-3".
 */
export function findField(said: string, fields: readonly ScreenField[], where: string): ScreenField {
  const byId = fields.find(({ id }) => id.toLowerCase() === said.trim().toLowerCase());
  if (byId !== undefined) return byId;
  const wanted = plain(said);
  const found =
    only(fields.filter(({ name }) => plain(name) === wanted)) ??
    only(fields.filter(({ name }) => aliases.get(plain(name))?.includes(wanted) === true)) ??
    only(fields.filter(({ name }) => hasWords(plain(name), wanted)));
  if (found !== undefined) return found;
  const distances = fields.map((field) => ({ field, far: editDistance(plain(field.name), wanted, 100) }));
  const near = distances.filter(({ far }) => far <= Math.floor(wanted.length / 5));
  if (near.length === 1 && near[0] !== undefined) return near[0].field;
  const names = distances.toSorted((one, other) => one.far - other.far).map(({ field }) => field.name);
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  throw unknownName(
    `There is no field "${said}" ${where}; there are ${names.slice(0, mostNamed).join(', ')}${more}.`,
  );

  function only(fitting: readonly ScreenField[]): ScreenField | undefined {
    if (fitting.length < 2) return fitting[0];
    const told = fitting.map(({ id, name }) => `${name} (${id})`).join(' and ');
    throw impossible(`"${said}" may be ${told}. Say which of them by its id.`);
  }
}

/** What people also call a field, by Jira's own name of it. */
const aliases: ReadonlyMap<string, readonly string[]> = new Map([
  ['story point', ['point', 'estimate']],
  ['story point estimate', ['point', 'estimate', 'story point']],
  ['affect version', ['affected version', 'version']],
  ['original estimate', ['time estimate', 'estimate']],
  ['remaining estimate', ['time remaining', 'remaining time', 'remaining']],
  ['due date', ['due', 'deadline', 'duedate']],
  ['start date', ['start']],
]);

/** Without case, accents, punctuation and the plural of each word. */
function plain(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))
    .join(' ');
}

function hasWords(name: string, wanted: string): boolean {
  const words = new Set(name.split(' '));
  return wanted !== '' && wanted.split(' ').every((word) => words.has(word));
}
