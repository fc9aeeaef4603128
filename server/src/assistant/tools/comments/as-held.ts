import type { AdfDocument } from '../../../jira/documents/adf.ts';
import { sameDocument } from '../../../jira/documents/normal-form.ts';

/** A text as Jira held it at some time. */
interface Held {
  /** In Markdown. */
  readonly words: string | null;
  /** In Jira's own form; null where there was none. Left out by versions that kept the Markdown alone. */
  readonly document?: AdfDocument | null | undefined;
}

/** Whether a comment, or that of a work log, still is what it was then: also in what Markdown does not show. */
export function isAsHeld(
  now: { readonly words: string | null; readonly document: unknown },
  then: Held,
): boolean {
  return then.document === undefined
    ? (now.words ?? '') === (then.words ?? '')
    : sameDocument(now.document, then.document);
}
