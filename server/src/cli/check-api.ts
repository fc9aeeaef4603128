import type { JiraAccount } from '../jira/jira.ts';
import type { Services } from '../services.ts';
import { type CheckStep, step, tellSteps } from './check-step.ts';
import type { Given } from './command.ts';
import { chooseConnection } from './connection-choice.ts';
import { UsageError } from './usage-error.ts';
import { withServices } from './with-services.ts';
import { writeSteps } from './write-steps.ts';

/** `sidelight check api`: every kind of read, and with --write every kind of write on an issue that is deleted again. */
export async function checkApi(given: Given): Promise<number> {
  const write = given.flag('write');
  if (write && given.text('project') === null) {
    throw new UsageError('--write makes a test issue: say where with --project KEY.');
  }
  return withServices(({ services }) => tellSteps(apiSteps(services, given, write), given.flag('json')));
}

async function* apiSteps(services: Services, given: Given, write: boolean): AsyncGenerator<CheckStep> {
  const connection = await chooseConnection(services, given.text('connection'));
  const account = services.jira.as(connection.id);
  const found: { project?: string; issue?: string } = {};
  const wanted = given.text('project');
  yield await step('who I am', async () => {
    const { displayName, accountId } = await account.myself();
    return `${displayName} (${accountId}) at ${await account.siteUrl()}`;
  });
  yield await step('projects', async () => {
    const { projects, total } = await account.projects({ limit: 50 });
    const project = wanted ?? projects[0]?.key;
    if (project !== undefined) found.project = project;
    return `${total}, of them ${projects
      .slice(0, 5)
      .map(({ key }) => key)
      .join(', ')}`;
  });
  const { project } = found;
  if (project === undefined) {
    yield { name: 'everything else', ok: false, detail: 'There is no project that this account may see.' };
    return;
  }
  yield* readSteps(account, project, found);
  if (write) yield* writeSteps(account, project);
}

async function* readSteps(
  account: JiraAccount,
  project: string,
  found: { issue?: string },
): AsyncGenerator<CheckStep> {
  const jql = `project = "${project.replaceAll('"', '')}" ORDER BY updated DESC`;
  yield await step(`search in ${project}`, async () => {
    const { issues } = await account.search({ jql, limit: 10 });
    const key = issues[0]?.key;
    if (key !== undefined) found.issue = key;
    return `${issues.length} issues on the first page`;
  });
  yield await step(`count in ${project}`, async () => `about ${await account.count(jql)}`);
  yield await step(`what a new issue of ${project} takes`, async () => {
    const types = await account.creatableTypes(project);
    return types.map(({ name }) => name).join(', ');
  });
  yield await step("the site's own words", async () => {
    const words = await account.vocabulary();
    return Object.entries(words)
      .flatMap(([name, values]) => (Array.isArray(values) ? [`${values.length} ${name}`] : []))
      .join(', ');
  });
  yield await step('people', async () => {
    const { displayName } = await account.myself();
    const people = await account.findPeople(displayName);
    return `${people.length} with a name like mine`;
  });
  const { issue: key } = found;
  if (key === undefined) return;
  yield await step(`issue ${key}`, async () => (await account.issue(key)).summary);
  yield await step(`comments of ${key}`, async () => `${(await account.comments.newest(key)).total}`);
  yield await step(`where ${key} can move`, async () =>
    (await account.transitions(key)).map(({ name }) => name).join(', '),
  );
  yield await step(`permission on ${key}`, async () =>
    (await account.may('DELETE_ISSUES', key)) ? 'may delete it' : 'may not delete it',
  );
}
