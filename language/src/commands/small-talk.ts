import type { Intent } from '../intent.ts';
import { phrases } from '../phrase-book.ts';
import { Sentence } from '../sentence.ts';

const help = phrases(
  'help|help me|what can you do|what can i ask|what can i say|what can i do|how does this work|how do i use this|how can you help|how can you help me|what do you do|examples|' +
    'show examples|show me examples|what are you|who are you|commands|what commands are there|what do you understand|how do you work|usage|i need help|can you help|can you help me|what is possible|?',
);
const greetings = phrases(
  'hi|hello|hey|good morning|good afternoon|good evening|hi there|hello there|hey there|greetings|moin|hiya|howdy|yo|hi sidelight|hello sidelight|hey sidelight|how are you',
);
const thanks = phrases(
  'thanks|thank you|thx|cheers|great|perfect|awesome|cool|nice|ok|okay|thanks that is all|thank you that is all|thanks that is it|that is it|that helps|that helped|much appreciated|well done|thanks a lot|thank you very much|thank you so much|many thanks|ok thanks|great thanks|perfect thanks|got it|' +
    'ok thank you|that is all|bye|goodbye|good job|lovely|brilliant|excellent|thanks sidelight|good night|see you|see you later',
);

const dismissals = phrases(
  'never mind|nevermind|forget it|cancel|cancel that|stop|no|no thanks|no thank you|nope|nah|start over|start again|reset|new topic|clear|leave it|not now|skip it|do not',
);
const complaints = phrases(
  'this is useless|useless|you are useless|that is wrong|this is wrong|wrong|you are wrong|that is not what i asked|that is not what i meant|not what i asked|not what i meant|you do not understand|you do not understand me|' +
    'this does not work|that does not work|it does not work|does not work|this sucks|you suck|rubbish|bad bot|stupid bot|stupid|what the hell|wtf|are you serious|seriously|come on|that is nonsense|nonsense|damn|damn it',
);
const agreements = phrases('yes|yes please|yep|yeah|y|do it|go ahead|confirm|approve|approved|please do');

/** "Yes", with nothing that it could be an answer to. Read after everything that could be agreed to. */
export function recogniseAgreement(sentence: Sentence): Intent | undefined {
  const to = agreements.read(sentence, 0)?.to;
  return to !== undefined && (to === sentence.length || sentence.kind(to) === 'mark')
    ? { kind: 'agreement' }
    : undefined;
}

/** A sentence that is nothing but a greeting, a thanks, a complaint or a call for help. */
export function recogniseSmallTalk(sentence: Sentence): Intent | undefined {
  const kinds = [
    ['help', help],
    ['greeting', greetings],
    ['thanks', thanks],
    ['dismissal', dismissals],
    ['complaint', complaints],
  ] as const;
  const plain = new Sentence(
    sentence.text,
    sentence.tokens.filter(({ kind, form }) => kind !== 'mark' || form === '?'),
  );
  for (const [kind, book] of kinds) {
    let at = book.read(plain, 0)?.to;
    if (at === undefined) continue;
    while (
      at < plain.length &&
      (plain.kind(at) === 'mark' || /^(?:please|so|much|you|all|everyone|then|anyway)$/.test(plain.form(at)))
    )
      at += 1;
    if (at === plain.length) return { kind };
  }
  return undefined;
}
