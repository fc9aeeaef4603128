import { nextId } from '../../site/last-ids.ts';
import type { Task } from '../../site/model/task.ts';
import { param, type RestCall, type RestRoute } from '../call.ts';
import { isSiteAdministrator } from '../projects/administration.ts';
import { JiraRefusal } from '../refusal.ts';

/** What became of something long that Jira does aside: for whoever asked for it, and for administrators. */
export const taskRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/task/:task',
    scope: 'read:jira-work',
    handle: (call) => taskShape(find(call), call),
  },
];

/** Says that it was done, as 303 with the address of the task, and its state for those who do not follow. */
export function answerTask(call: RestCall, description: string) {
  const id = String(nextId(call.site, 'task', 10_099));
  const task: Task = { id, description, by: call.me, at: call.now };
  call.changes.site.tasks.set(id, task);
  const shape = taskShape(task, call);
  call.reply.code(303).header('location', shape.self);
  return shape;
}

function find(call: RestCall): Task {
  const task = call.site.tasks.get(param(call, 'task'));
  if (task === undefined) throw new JiraRefusal(404, [`The task '${param(call, 'task')}' does not exist.`]);
  if (task.by !== call.me && !isSiteAdministrator(call))
    throw new JiraRefusal(403, ['You do not have permission to see this task.']);
  return task;
}

function taskShape({ id, description, by, at }: Task, { base, site }: RestCall) {
  return {
    self: `${base}/rest/api/3/task/${id}`,
    id,
    description,
    status: 'COMPLETE',
    // Jira numbers people here as they were numbered before they had account ids.
    submittedBy: 10_000 + site.people.indexOf(by),
    progress: 100,
    elapsedRuntime: 0,
    submitted: at,
    started: at,
    finished: at,
    lastUpdate: at,
  };
}
