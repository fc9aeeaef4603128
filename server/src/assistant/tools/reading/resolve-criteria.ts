import type { Criteria, Page } from '@sidelight/contract';
import type { ResolvedCriteria, ResolvedPerson, Vocabulary } from '@sidelight/language';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { demandName, demandProject } from '../names.ts';
import { issuesOnPage } from './issues-on-page.ts';

/** Looks every name up in Jira: projects become keys, people accounts, the rest is written as the site writes it. */
export async function resolveCriteria(
  criteria: Criteria,
  account: JiraAccount,
  page?: Page | undefined,
): Promise<{ resolved: ResolvedCriteria; note: string | undefined }> {
  const { assignee, assignees, notAssignee, reporter, closedBy, except, onPage, blocked, ...rest } = criteria;
  const { vocabulary, names } = await lookUp(account);
  const person = (said: string | undefined) => (said === undefined ? undefined : personMeant(said, account));
  const [named, excepted, shown, ...people] = await Promise.all([
    names(rest),
    except && names(except),
    onPage && issuesOnPage(page, account),
    person(assignee),
    person(notAssignee),
    person(reporter),
    person(closedBy),
  ]);
  const [assigneeMeant, notAssigneeMeant, reporterMeant, closer] = people;
  const doneStatuses = vocabulary.statuses
    .filter(({ category }) => category === 'done')
    .map(({ name }) => name);
  const resolved: ResolvedCriteria = {
    ...rest,
    ...named,
    except: excepted,
    blocked: blocked && (await whatBlocks(vocabulary, account)),
    onPage: shown?.where,
    assignee: assigneeMeant,
    assignees: assignees && (await Promise.all(assignees.map((said) => personMeant(said, account)))),
    notAssignee: notAssigneeMeant,
    reporter: reporterMeant,
    closedBy: closer && { person: closer, doneStatuses },
  };
  return { resolved, note: shown?.note };
}

/** How the site says that an issue is blocked. Throws assistant.impossible where it says so in no way that is known. */
async function whatBlocks(
  { statuses }: Vocabulary,
  account: JiraAccount,
): Promise<NonNullable<ResolvedCriteria['blocked']>> {
  const types = await account.links.types();
  const links = types
    .filter(({ name, outward }) => /\bblock/i.test(name) || /\bblock/i.test(outward))
    .map(({ inward }) => inward);
  const named = statuses.map(({ name }) => name).filter((name) => /\bblocked\b/i.test(name));
  if (links.length + named.length > 0) return { links, statuses: named };
  throw new AssistantError('assistant.impossible', {
    detail: 'This Jira has no link and no status that says that an issue is blocked.',
  });
}

type Named = Pick<Criteria, 'projects' | 'types' | 'statuses' | 'priorities'>;

async function lookUp(account: JiraAccount) {
  const vocabulary = await account.vocabulary();
  const statuses = vocabulary.statuses.map(({ name }) => name);
  const names = async <Given extends Named>(given: Given) => ({
    ...given,
    projects:
      given.projects &&
      unique(await Promise.all(given.projects.map(async (said) => (await demandProject(said, account)).key))),
    types: given.types?.map((type) => demandName(type, 'issue type', vocabulary.types)),
    statuses: given.statuses?.map((status) => demandName(status, 'status', statuses)),
    priorities: given.priorities?.map((name) => demandName(name, 'priority', vocabulary.priorities)),
  });
  return { vocabulary, names };
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}

async function personMeant(said: string, account: JiraAccount): Promise<ResolvedPerson> {
  const word = said.trim().toLowerCase();
  if (word === 'me') return { kind: 'me' };
  if (word === 'nobody') return { kind: 'nobody' };
  return { kind: 'account', accountId: (await account.resolvePerson(said)).accountId };
}
