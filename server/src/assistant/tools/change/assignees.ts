import type { Person } from '@sidelight/contract';
import { NameError } from '../../../jira/errors.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';

type People = Pick<JiraAccount, 'resolvePerson' | 'vocabulary'>;

/**
 * Undefined when nobody of that name can have issues there, who may exist all the same. `place`: the key of an issue or
 * a project. Throws NameError where several people are meant.
 */
export async function assignableIn(
  said: string,
  place: string,
  account: Pick<People, 'resolvePerson'>,
): Promise<Person | undefined> {
  try {
    return await account.resolvePerson(said, { assignableTo: place });
  } catch (error) {
    if (error instanceof NameError && error.code === 'assistant.name-unknown') return undefined;
    throw error;
  }
}

/** Throws NameError when nobody has that name, and assistant.impossible for somebody who cannot have issues there. */
export async function demandAssignee(said: string, place: string, account: People): Promise<Person> {
  return (await assignableIn(said, place, account)) ?? refuseAssignee(said, place, account);
}

export async function refuseAssignee(
  said: string,
  place: string,
  account: People,
  remedy = 'Name somebody else, or ask an administrator of the project to let them work there.',
): Promise<never> {
  // Somebody of that name must be there at all; throws when not.
  const [person, { projects }] = await Promise.all([account.resolvePerson(said), account.vocabulary()]);
  const project = place.replace(/-\d+$/, '');
  const name = projects.find(({ key }) => key === project)?.name ?? project;
  throw new AssistantError('assistant.impossible', {
    detail: `Issues in ${name} cannot be assigned to ${person.displayName}. ${remedy}`,
  });
}
