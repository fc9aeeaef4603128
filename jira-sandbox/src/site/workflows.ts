import { statuses } from './catalogue.ts';
import type { Status, Transition, Workflow } from './model/workflow.ts';
import { roleIds } from './project-roles.ts';

function step(
  id: number,
  name: string,
  to: Status,
  from: readonly Status[] | null,
  rules: Pick<Transition, 'onlyFor' | 'screen'> = {},
): Transition {
  return { id: String(id), name, to, from, ...rules };
}

const { toDo, inProgress, inReview, done, backlog } = statuses;

/** Software teams: any status can be reached from any other but review, which follows work. */
export const softwareWorkflow: Workflow = {
  name: 'Software development workflow',
  initial: toDo,
  statuses: [backlog, toDo, inProgress, inReview, done],
  transitions: [
    step(11, 'Backlog', backlog, null),
    step(21, 'To Do', toDo, null),
    step(31, 'In Progress', inProgress, null),
    step(41, 'Ready for review', inReview, [inProgress]),
    step(51, 'Done', done, null, { screen: { fields: ['resolution', 'fixVersions'], required: [] } }),
  ],
};

const { waitingForSupport, waitingForCustomer, pending, resolved, cancelled } = statuses;
const openDesk = [waitingForSupport, waitingForCustomer, pending, inProgress];

/**
 * The service desk: no way back from Cancelled, which is the reporter's to choose and asks for a
 * resolution; Resolved can only be reopened.
 */
export const serviceDeskWorkflow: Workflow = {
  name: 'Service desk workflow',
  initial: waitingForSupport,
  statuses: [waitingForSupport, waitingForCustomer, pending, inProgress, resolved, cancelled],
  transitions: [
    step(711, 'Start work', inProgress, [waitingForSupport, waitingForCustomer, pending]),
    step(721, 'Respond to customer', waitingForCustomer, [waitingForSupport, inProgress, pending]),
    step(731, 'Customer replied', waitingForSupport, [waitingForCustomer]),
    step(741, 'Hold', pending, [waitingForSupport, inProgress, waitingForCustomer]),
    step(751, 'Resolve this issue', resolved, openDesk, {
      screen: { fields: ['resolution', 'assignee'], required: [] },
    }),
    step(761, 'Back to in progress', inProgress, [resolved]),
    step(771, 'Cancel request', cancelled, openDesk, {
      onlyFor: ['reporter', { roleId: roleIds.administrators }],
      screen: { fields: ['resolution'], required: ['resolution'] },
    }),
  ],
};

const { concept, readyForWork, inProduction, playtest, shipped } = statuses;

/** The game studio: nothing ships that was not played, and who made it ships it. */
export const studioWorkflow: Workflow = {
  name: 'Studio production workflow',
  initial: concept,
  statuses: [concept, readyForWork, inProduction, playtest, shipped],
  transitions: [
    step(2, 'Approve concept', readyForWork, [concept]),
    step(3, 'Start production', inProduction, [readyForWork, concept, playtest]),
    step(4, 'Send to playtest', playtest, [inProduction]),
    step(5, 'Ship', shipped, [playtest], {
      onlyFor: ['assignee', 'project lead', { roleId: roleIds.administrators }],
      screen: { fields: ['resolution', 'fixVersions'], required: [] },
    }),
    step(6, 'Back to concept', concept, null),
    step(7, 'Reopen', inProduction, [shipped]),
  ],
};
