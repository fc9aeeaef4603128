import type { Intent } from '../intent.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';

const help = phrases(
  'help|help me|what can you do|what can i ask|what can i say|what can i do|how does this work|how do i use this|how can you help|how can you help me|what do you do|examples|' +
    'show examples|show me examples|what are you|who are you|commands|what commands are there|what do you understand|how do you work|usage|i need help|can you help|can you help me|what is possible|?',
);
const greetings = phrases(
  'hi|hello|hey|good morning|good afternoon|good evening|hi there|hello there|hey there|greetings|moin|hiya|howdy|yo|hi sidelight|hello sidelight|hey sidelight|how are you',
);
const thanks = phrases(
  'thanks|thank you|thx|cheers|great|perfect|awesome|cool|nice|ok|okay|well done|thanks a lot|thank you very much|thank you so much|many thanks|ok thanks|great thanks|perfect thanks|got it|' +
    'ok thank you|that is all|bye|goodbye|good job|lovely|brilliant|excellent|thanks sidelight|never mind|nevermind',
);

/** A sentence that is nothing but a greeting, a thanks or a call for help. */
export function recogniseSmallTalk(sentence: Sentence): Intent | undefined {
  const kinds = [
    ['help', help],
    ['greeting', greetings],
    ['thanks', thanks],
  ] as const;
  for (const [kind, book] of kinds) {
    let at = book.read(sentence, 0)?.to;
    if (at === undefined) continue;
    while (
      at < sentence.length &&
      (sentence.kind(at) === 'mark' || /^(?:please|so|much|you|all|everyone)$/.test(sentence.form(at)))
    )
      at += 1;
    if (at === sentence.length) return { kind };
  }
  return undefined;
}
