import { loneChoice, loneName } from '@sidelight/language';
import { z } from 'zod';
import type { AnsweredCall } from './answered-call.ts';

const personFields = ['assignee', 'notAssignee', 'reporter', 'closedBy', 'author'] as const;
const personsSchema = z.looseObject({
  assignee: z.string().optional(),
  notAssignee: z.string().optional(),
  reporter: z.string().optional(),
  closedBy: z.string().optional(),
  author: z.string().optional(),
});
type Persons = z.infer<typeof personsSchema>;
const inputSchema = personsSchema.extend({
  criteria: personsSchema.optional(),
  common: personsSchema.optional(),
  issues: z.array(personsSchema).optional(),
});

/**
 * A call that failed over a name ("several people fit"), with the name that the person gave as an answer to
 * that; undefined when they said something else, or no name of a person was in it.
 */
export function correctedCall(failed: AnsweredCall, said: string): object | undefined {
  const name = loneName(said);
  const input = inputSchema.safeParse(failed.input);
  if (name === undefined || !input.success || failed.output.type !== 'error-text') return undefined;
  const message = failed.output.value;
  const { criteria, common, issues } = input.data;
  const unclear = [criteria, common, ...(issues ?? []), input.data]
    .flatMap((named) => (named === undefined ? [] : unclearIn(named, message)))
    .at(0);
  if (unclear === undefined) return undefined;
  const mended = <Named extends Persons>(named: Named): Named => replaced(named, unclear, name);
  return {
    ...mended(input.data),
    ...(criteria === undefined ? {} : { criteria: mended(criteria) }),
    ...(common === undefined ? {} : { common: mended(common) }),
    ...(issues === undefined ? {} : { issues: issues.map(mended) }),
  };
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
function unclearIn(named: Persons, message: string): string[] {
  return personFields.flatMap((field) => {
    const before = named[field];
    return before !== undefined && message.includes(`"${before}"`) ? [before] : [];
  });
}

function replaced<Named extends Persons>(named: Named, unclear: string, name: string): Named {
  const fields = personFields.filter((field) => named[field] === unclear);
  return { ...named, ...Object.fromEntries(fields.map((field) => [field, name])) };
}
