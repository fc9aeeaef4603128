import { isDocument } from '../site/adf.ts';
import { isWellFormed } from '../site/adf-structure.ts';
import { badRequest } from './refusal.ts';

/** Refuses a body in which any document is put together wrongly, in the words of Jira's converter. */
export function refuseMalformedDocuments(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  if (isDocument(body)) {
    if (!isWellFormed(body)) throw badRequest('INVALID_INPUT');
    return;
  }
  for (const value of Object.values(body)) refuseMalformedDocuments(value);
}
