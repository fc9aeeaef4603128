import { numberFrom, ordinalFrom } from './numbers.ts';
import { Sentence } from './sentence.ts';

const filler = /^(?:the|one|number|no|nr|#|comment|i|mean|meant|please|take|that|,|\.|!)$/;

/** Which of `count` things that were listed a text picks ("the second one", "number 2", "the last"), from 1; and nothing else. */
export function loneChoice(text: string, count: number): number | undefined {
  const sentence = new Sentence(text);
  const said = sentence.tokens.map(({ form }) => form).filter((form) => !filler.test(form));
  const [only] = said;
  if (said.length !== 1 || only === undefined) return undefined;
  const place = /^(?:last|latest|newest)$/.test(only) ? count : (ordinalFrom(only) ?? numberFrom(only));
  return place === undefined || place < 1 || place > count ? undefined : place;
}
