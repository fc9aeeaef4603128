import { fold } from '@sidelight/language';
import { unknownName } from './field-error.ts';
import type { Choice } from './screen-field.ts';

const mostNamed = 15;

/**
 * The choice that has this name or id; else the one whose words begin so, else the one that contains it. Throws
 * FieldError assistant.name-unknown with the choices there are.
 */
export function findChoice(said: string, choices: readonly Choice[], field: string): Choice {
  const found = choiceNamed(said, choices);
  if (found !== undefined) return found;
  const names = choices.map(({ name }) => name);
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  throw unknownName(
    names.length === 0
      ? `${field} has nothing to choose from here.`
      : `${field} cannot be "${said}"; it can be ${names.slice(0, mostNamed).join(', ')}${more}.`,
  );
}

/** Undefined where none, or several, fit. */
export function choiceNamed(said: string, choices: readonly Choice[]): Choice | undefined {
  const wanted = fold(said.trim());
  const exact = choices.find(({ name }) => fold(name) === wanted) ?? choices.find(({ id }) => id === said);
  if (exact !== undefined || wanted === '') return exact;
  const begun = choices.filter(({ name }) => startsWithWord(fold(name), wanted));
  if (begun.length === 1) return begun[0];
  const containing = choices.filter(({ name }) => fold(name).includes(wanted));
  return containing.length === 1 ? containing[0] : undefined;
}

/** "S1" begins "S1 – nobody can work", and not "S10". */
function startsWithWord(name: string, wanted: string): boolean {
  return name.startsWith(wanted) && !/[\p{L}\p{N}]/u.test(name.charAt(wanted.length));
}
