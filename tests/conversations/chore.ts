import type { Person } from '@sidelight/jira-sandbox';
import type { ModelName, Stage } from './stage.ts';
import type { Talk } from './talk.ts';

/** A conversation with its checks: it asks Jira itself what became of it. */
export interface Conversation {
  readonly title: string;
  readonly models: readonly ModelName[];
  /** Who talks; the first demo person unless said otherwise. */
  readonly person: (stage: Stage) => Person;
  readonly run: (talk: Talk) => Promise<void>;
}

type Run = Conversation['run'];

const amira = ({ sandbox }: Stage): Person => sandbox.people[0];

/** With the scripted model and, in the same plain sentences, with the built-in one. */
export function withBoth(title: string, run: Run, person = amira): Conversation {
  return { title, models: ['scripted', 'built-in'], person, run };
}

/** What no plain sentence leads to: a model that uses a tool in its own way. */
export function withScript(title: string, run: Run, person = amira): Conversation {
  return { title, models: ['scripted'], person, run };
}

/** What is about the built-in model's own words. */
export function withBuiltIn(title: string, run: Run, person = amira): Conversation {
  return { title, models: ['built-in'], person, run };
}

/** The demo person with this name. */
export function named(name: string): Conversation['person'] {
  return ({ sandbox }) => {
    const person = sandbox.people.find(({ displayName }) => displayName.includes(name));
    if (person === undefined) throw new Error(`The sandbox has nobody named ${name}.`);
    return person;
  };
}
