import { plainText } from '../site/adf.ts';
import type { AdfDocument } from '../site/model/document.ts';

/**
 * Most characters of a description, a comment, a work log's text and a paragraph field: JRACLOUD-68949. In version 2 the
 * text in wiki notation counts, in version 3 the text of the document; how Jira counts a document's marks is not documented.
 */
const MOST_CHARACTERS = 32_767;

export const TEXT_TOO_LONG =
  'The entered text is too long. It exceeds the allowed limit of 32,767 characters.';

export function isTooLong(text: string | AdfDocument): boolean {
  return (typeof text === 'string' ? text : plainText(text)).length > MOST_CHARACTERS;
}
