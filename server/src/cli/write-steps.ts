import type { JiraAccount } from '../jira/jira.ts';
import { type CheckStep, step } from './check-step.ts';

/** Every kind of write, on an issue made for it. It is deleted whatever happens in between. */
export async function* writeSteps(account: JiraAccount, project: string): AsyncGenerator<CheckStep> {
  let key: string | undefined;
  yield await step(`create an issue in ${project}`, async () => {
    const types = await account.creatableTypes(project);
    const type =
      types.find(({ name, subtask }) => !subtask && name === 'Task') ?? types.find((t) => !t.subtask);
    if (type === undefined) throw new Error(`${project} takes no issues from this account`);
    const made = await account.createIssue({
      project,
      type: type.name,
      summary: 'Sidelight check: deleted again in a moment',
    });
    key = made.issue.key;
    return `${key} (${type.name})`;
  });
  const made = key;
  if (made === undefined) return;
  try {
    yield await step(`edit ${made}`, async () => {
      const { issue, ignoredFields } = await account.editIssue(made, { summary: 'Sidelight check: edited' });
      if (ignoredFields.length > 0) throw new Error(`Jira ignored ${ignoredFields.join(', ')}`);
      return issue.summary;
    });
    yield await step(`comment on ${made}`, async () => {
      const { comment } = await account.comments.add(made, 'Written by **sidelight check api**.');
      return `comment ${comment.id}`;
    });
    yield await step(`move ${made}`, async () => {
      const [transition] = await account.transitions(made);
      if (transition === undefined) return 'it has nowhere to go';
      const { issue } = await account.transition(made, transition.id);
      return `now ${issue.status.name}`;
    });
  } finally {
    yield await step(`delete ${made}`, async () => {
      await account.deleteIssue(made);
      return 'gone';
    });
  }
}
