import { loneChoice, loneName } from '@sidelight/language';
import { z } from 'zod';
import type { AnsweredCall } from './built-in-conversation.ts';

const personFields = ['assignee', 'notAssignee', 'reporter', 'closedBy', 'author'] as const;
const personsSchema = z.looseObject({
  assignee: z.string().optional(),
  notAssignee: z.string().optional(),
  reporter: z.string().optional(),
  closedBy: z.string().optional(),
  author: z.string().optional(),
});
const inputSchema = personsSchema.extend({ criteria: personsSchema.optional() });

/**
 * A call that failed over a name ("several people fit"), with the name that the person gave as an answer to
 * that; undefined when they said something else, or no name of a person was in it.
 */
export function correctedCall(failed: AnsweredCall, said: string): object | undefined {
  const name = loneName(said);
  const input = inputSchema.safeParse(failed.input);
  if (name === undefined || !input.success || failed.output.type !== 'error-text') return undefined;
  const { criteria } = input.data;
  const message = failed.output.value;
  const inCriteria = criteria && replaced(criteria, name, message);
  if (inCriteria !== undefined) return { ...input.data, criteria: inCriteria };
  return replaced(input.data, name, message);
}

/**
 * A call that failed because several things fitted, with the one that the person picked of those that were listed;
 * undefined when they said something else.
 */
export function chosenCall(failed: AnsweredCall, said: string): object | undefined {
  const input = choiceSchema.safeParse(failed.input);
  if (!input.success || failed.output.type !== 'error-text') return undefined;
  const ids = [...failed.output.value.matchAll(/(?:^|\s)\d+\. [^;]*?\(id (\w+)\)/g)].map(([, id]) => id);
  const place = ids.length === 0 ? undefined : loneChoice(said, ids.length);
  const id = ids.find((each) => each === said.trim()) ?? (place === undefined ? undefined : ids[place - 1]);
  if (id === undefined) return undefined;
  const { author: _, words: __, ...rest } = input.data;
  return { ...rest, id };
}

const choiceSchema = z.looseObject({ author: z.string().optional(), words: z.string().optional() });

/** The name that the message quotes is the one that was not clear. */
function replaced(named: z.infer<typeof personsSchema>, name: string, message: string): object | undefined {
  const field = personFields.find((candidate) => {
    const before = named[candidate];
    return before !== undefined && message.includes(`"${before}"`);
  });
  return field === undefined ? undefined : { ...named, [field]: name };
}
