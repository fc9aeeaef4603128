import { type Attachment, sizeInWords } from '@sidelight/contract';
import { AssistantError } from '../../assistant-error.ts';

const mostNamed = 10;

/**
 * The attachments that a name or an id means, the newest first: those of exactly that name, else those in whose name it
 * stands. Throws assistant.impossible, which says what there is, where it means none.
 */
export function attachmentsMeant(wanted: string, key: string, all: readonly Attachment[]): Attachment[] {
  const byId = all.find(({ id }) => id === wanted);
  if (byId !== undefined) return [byId];
  const said = folded(wanted);
  const exact = all.filter(({ fileName }) => folded(fileName) === said);
  const found = exact.length > 0 ? exact : all.filter(({ fileName }) => folded(fileName).includes(said));
  if (found.length > 0) return found.toReversed();
  throw new AssistantError('assistant.impossible', {
    detail:
      all.length === 0
        ? `${key} has no attachments.`
        : `${key} has no attachment named “${wanted}”. It has ${namesOf(all.map(({ fileName }) => fileName))}.`,
  });
}

/** The same where it must be one. Throws assistant.impossible. */
export function attachmentMeant(wanted: string, key: string, all: readonly Attachment[]): Attachment {
  const [only, ...others] = attachmentsMeant(wanted, key, all);
  if (only !== undefined && others.length === 0) return only;
  const found = [only, ...others].filter((one) => one !== undefined);
  const which = found.slice(0, mostNamed).map(({ id, fileName, size, created, author }) => {
    const by = author === null ? '' : ` by ${author.displayName}`;
    return `${id} (${fileName}, ${sizeInWords(size)}, ${created.slice(0, 10)}${by})`;
  });
  throw new AssistantError('assistant.impossible', {
    detail: `${key} has ${found.length} such attachments: say which one by its number, ${which.join('; ')}.`,
  });
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(-mostNamed).join(', ');
  return names.length > mostNamed ? `${shown} and ${names.length - mostNamed} more` : shown;
}

function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
