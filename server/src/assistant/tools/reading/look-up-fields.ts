import type { LookUpMatch } from '@sidelight/contract';
import { inLanes } from '../../../in-lanes.ts';
import type { CreatableField } from '../../../jira/create-meta.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { Entries } from './look-up.ts';

const mostOptions = 30;
const askedAtOnce = 6;

interface Known {
  readonly requiredFor: string[];
  readonly options: Set<string>;
}

/** The fields of the site; of a project those that its new issues take, with what they take and where they are demanded. */
export async function lookUpFields(project: string | undefined, account: JiraAccount): Promise<Entries> {
  if (project === undefined) {
    const names = [...new Set((await account.fields()).map(({ name }) => name))];
    return {
      entries: names.map((name) => ({ name })),
      note: 'With a project it also says what each field takes.',
    };
  }
  const types = await inLanes(await account.creatableTypes(project), askedAtOnce, (type) =>
    account.withFields(project, type),
  );
  const known = new Map<string, Known>();
  for (const type of types) {
    for (const field of type.fields) note(known, field, type.name);
  }
  return { entries: [...known].map(([name, field]) => entryOf(name, field)) };
}

function note(known: Map<string, Known>, field: CreatableField, type: string): void {
  const { requiredFor, options } = known.get(field.name) ?? { requiredFor: [], options: new Set<string>() };
  if (field.required && !field.hasDefault) requiredFor.push(type);
  for (const value of field.allowedValues ?? []) options.add(value);
  known.set(field.name, { requiredFor, options });
}

function entryOf(name: string, { requiredFor, options }: Known): LookUpMatch {
  const shown = [...options].slice(0, mostOptions);
  return {
    name,
    ...(requiredFor.length === 0 ? {} : { requiredFor }),
    ...(shown.length === 0 ? {} : { options: shown }),
    ...(shown.length === options.size ? {} : { moreOptions: options.size - shown.length }),
  };
}
