import type { Intent } from '@sidelight/language';
import { bullets, plain } from '../../plain-markdown.ts';

export function examples(sentences: readonly string[]): string {
  return bullets(sentences.map(plain));
}

/** What was understood of a sentence, what not, and sentences that work. */
export function notUnderstood({
  understood,
  missing,
  examples: sentences,
}: Extract<Intent, { kind: 'unknown' }>): string {
  const parts = [
    ...(understood === undefined ? [] : [`I understood that ${plain(understood)}`]),
    ...(missing === undefined
      ? []
      : [`${understood === undefined ? 'I' : 'but I'} do not know ${plain(missing)}`]),
  ];
  const opening = parts.length === 0 ? 'I did not understand that' : parts.join(', ');
  const shown = understood === undefined && missing === undefined ? sentences : sentences.slice(0, 3);
  return `${opening}. What works, for example:\n\n${examples(shown)}`;
}
