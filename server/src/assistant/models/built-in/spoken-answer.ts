import { jobCommand, jobEntries } from '@sidelight/contract';
import { exampleSentences, type Intent, type NamesIntent, type Situation } from '@sidelight/language';
import { bullets, code, plain } from '../../plain-markdown.ts';
import { examples, notUnderstood } from './examples.ts';

/** The intents that are answered without asking Jira. */
type SpokenIntent = Extract<
  Intent,
  {
    kind: 'help' | 'greeting' | 'thanks' | 'dismissal' | 'complaint' | 'agreement' | 'names' | 'unknown';
  }
>;

const mostNames = 30;

export function spokenAnswer(intent: SpokenIntent, situation: Situation, said: string): string {
  switch (intent.kind) {
    case 'help':
      return `I find, explain, create and change issues, and remind you of them. Every change is shown to you before it is made. For example:\n\n${examples(exampleSentences(situation.vocabulary))}\n\n${jobsSentence}`;
    case 'greeting':
      return `Hello! Ask me about issues, for example:\n\n${examples(exampleSentences(situation.vocabulary).slice(0, 3))}`;
    case 'thanks':
      return 'You are welcome.';
    case 'dismissal':
      return 'All right. Nothing was changed.';
    case 'complaint':
      return `Sorry, that did not help. I work best with one plain sentence about issues, for example:\n\n${examples(exampleSentences(situation.vocabulary).slice(0, 3))}`;
    case 'agreement':
      return 'Nothing is waiting for your decision. Say what I should do.';
    case 'names':
      return namesAnswer(intent.of, situation.vocabulary);
    case 'unknown':
      return said.startsWith('/') && jobCommand(said) === undefined
        ? `There is no command ${code(said.split(/\s/, 1)[0] ?? '')}. ${jobsSentence}`
        : notUnderstood(intent);
  }
}

const jobsSentence = `Ready-made jobs: ${jobEntries.map(([name]) => code(`/${name}`)).join(', ')}.`;

function namesAnswer(of: NamesIntent['of'], vocabulary: Situation['vocabulary']): string {
  const names = {
    projects: vocabulary.projects.map(({ key, name }) => `${name} (${key})`),
    types: vocabulary.types,
    statuses: vocabulary.statuses.map(({ name }) => name),
    priorities: vocabulary.priorities,
  }[of];
  const what = of === 'types' ? 'issue types' : of;
  if (names.length === 0) return `Jira named no ${what}.`;
  const shown = names.slice(0, mostNames);
  const cut = shown.length < names.length ? ` Showing ${shown.length} of ${names.length}.` : '';
  return `The ${what} here:${cut}\n\n${bullets(shown.map(plain))}`;
}
