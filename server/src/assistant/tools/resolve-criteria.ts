import type { Criteria } from '@sidelight/contract';
import type { ResolvedCriteria, ResolvedPerson } from '@sidelight/language';
import type { JiraAccount } from '../../jira/jira.ts';
import { demandName, demandProject } from './names.ts';

/** Looks every name up in Jira: projects become keys, people accounts, the rest is written as the site writes it. */
export async function resolveCriteria(criteria: Criteria, account: JiraAccount): Promise<ResolvedCriteria> {
  const { projects, types, statuses, priorities, assignee, notAssignee, reporter, ...rest } = criteria;
  const [vocabulary, projectKeys, assigneeMeant, notAssigneeMeant, reporterMeant] = await Promise.all([
    account.vocabulary(),
    projects && Promise.all(projects.map(async (project) => (await demandProject(project, account)).key)),
    assignee && personMeant(assignee, account),
    notAssignee && personMeant(notAssignee, account),
    reporter && personMeant(reporter, account),
  ]);
  const statusNames = vocabulary.statuses.map(({ name }) => name);
  return {
    ...rest,
    projects: projectKeys,
    types: types?.map((type) => demandName(type, 'issue type', vocabulary.types)),
    statuses: statuses?.map((status) => demandName(status, 'status', statusNames)),
    priorities: priorities?.map((priority) => demandName(priority, 'priority', vocabulary.priorities)),
    assignee: assigneeMeant || undefined,
    notAssignee: notAssigneeMeant || undefined,
    reporter: reporterMeant || undefined,
  };
}

async function personMeant(said: string, account: JiraAccount): Promise<ResolvedPerson> {
  const word = said.trim().toLowerCase();
  if (word === 'me') return { kind: 'me' };
  if (word === 'nobody') return { kind: 'nobody' };
  return { kind: 'account', accountId: (await account.resolvePerson(said)).accountId };
}
