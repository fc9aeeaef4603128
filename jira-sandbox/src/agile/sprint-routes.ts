import { bodyRecord, param, type RestCall, type RestRoute } from '../rest/call.ts';
import { givenText } from '../rest/given-text.ts';
import { badRequest, JiraRefusal } from '../rest/refusal.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Sprint } from '../site/model/sprint.ts';
import { isVisible, requireOnIssues, requireOnProject } from './allowed.ts';
import { findSprint, issuesOf } from './find.ts';
import { readRankTarget } from './rank-input.ts';
import { agileScopes } from './scopes.ts';
import { checkOrder, readSprintFields, type SprintFields } from './sprint-input.ts';
import { sprintShape } from './sprint-shape.ts';

export const sprintRoutes: readonly RestRoute[] = [
  { method: 'POST', path: '/sprint', scope: agileScopes.writeSprint, handle: createSprint },
  {
    method: 'GET',
    path: '/sprint/:sprint',
    scope: agileScopes.readSprint,
    handle: (call) => sprintShape(namedSprint(call), call.base),
  },
  {
    method: 'PUT',
    path: '/sprint/:sprint',
    scope: agileScopes.writeSprint,
    handle: (call) => updateSprint(call, { goal: '', startAt: null, endAt: null }),
  },
  {
    method: 'POST',
    path: '/sprint/:sprint',
    scope: agileScopes.writeSprint,
    handle: (call) => updateSprint(call, null),
  },
  {
    method: 'DELETE',
    path: '/sprint/:sprint',
    scope: agileScopes.deleteSprint,
    handle: (call) => {
      call.changes.sprints.deleteSprint(managedSprint(call), call.me, call.now);
      return undefined;
    },
  },
  { method: 'POST', path: '/sprint/:sprint/issue', scope: agileScopes.writeSprint, handle: moveIssues },
  { method: 'POST', path: '/sprint/:sprint/swap', scope: agileScopes.writeSprint, handle: swapSprints },
];

function namedSprint(call: RestCall): Sprint {
  return findSprint(call, param(call, 'sprint'));
}

function managedSprint(call: RestCall): Sprint {
  const sprint = namedSprint(call);
  requireOnProject(call, 'MANAGE_SPRINTS_PERMISSION', sprint.board.project);
  return sprint;
}

function createSprint(call: RestCall) {
  const body = bodyRecord(call);
  const { name, goal = '', startAt = null, endAt = null } = readSprintFields(body);
  if (name === undefined) throw new JiraRefusal(400, [], { name: 'The sprint name is required.' });
  const id = body['originBoardId'];
  if (id === undefined || id === null)
    throw new JiraRefusal(400, [], { originBoardId: 'The origin board id is required.' });
  const board = call.site.boards.find((candidate) => candidate.id === Number(id));
  if (board === undefined || !isVisible(call, board))
    throw new JiraRefusal(404, ['Board does not exist or you do not have permission to see it.']);
  if (board.type !== 'scrum') throw badRequest('The board does not support sprints');
  requireOnProject(call, 'MANAGE_SPRINTS_PERMISSION', board.project);
  checkOrder({ startAt, endAt });
  const sprint = call.changes.sprints.createSprint({ board, name, goal, startAt, endAt }, call.now);
  call.reply.code(201);
  return sprintShape(sprint, call.base);
}

/** `absent` is what fields become that a full update does not name; null leaves them as they are. */
function updateSprint(call: RestCall, absent: Omit<SprintFields, 'name'> | null) {
  const sprint = managedSprint(call);
  const body = bodyRecord(call);
  const changes = { ...absent, ...readSprintFields(body) };
  if (absent !== null && changes.name === undefined)
    throw new JiraRefusal(400, [], { name: 'The sprint name is required.' });
  if (sprint.state === 'closed') throw badRequest('Sprints that are in a closed state cannot be updated.');
  const state = body['state'] ?? (absent === null ? sprint.state : null);
  if (state === null) throw new JiraRefusal(400, [], { state: 'The sprint state is required.' });
  const next = { ...sprint, ...changes };
  checkOrder(next);
  checkState(sprint, givenText(state).toLowerCase(), next);
  const { sprints } = call.changes;
  sprints.editSprint(sprint, changes);
  if (givenText(state).toLowerCase() !== sprint.state) {
    if (sprint.state === 'future') sprints.startSprint(sprint);
    else sprints.completeSprint(sprint, call.now);
  }
  return sprintShape(sprint, call.base);
}

/** future → active with both dates, active → closed, and nothing else. */
function checkState(sprint: Sprint, wanted: string, { startAt, endAt }: SprintFields): void {
  if (wanted === sprint.state) return;
  if (wanted === 'active' && sprint.state === 'future') {
    if (startAt === null || endAt === null)
      throw new JiraRefusal(400, [], {
        ...(startAt === null ? { startDate: 'A start date is required to start a sprint.' } : {}),
        ...(endAt === null ? { endDate: 'An end date is required to start a sprint.' } : {}),
      });
    return;
  }
  if (wanted === 'closed' && sprint.state === 'active') return;
  if (wanted === 'closed')
    throw new JiraRefusal(400, [], { state: 'A sprint must be active before it can be completed.' });
  throw new JiraRefusal(400, [], {
    state: `A sprint cannot be changed from the state '${sprint.state}' to '${wanted}'.`,
  });
}

function moveIssues(call: RestCall) {
  const sprint = namedSprint(call);
  const issues = issuesOf(call);
  const target = readRankTarget(call);
  if (sprint.state === 'closed') throw badRequest('Issues can only be moved to open or active sprints.');
  checkPlannable(issues);
  requireOnIssues(call, 'EDIT_ISSUES', issues);
  call.changes.sprints.moveToSprint(issues, sprint, call.me, call.now);
  if (target !== null) call.changes.sprints.rankIssues(issues, target, call.me, call.now);
  return undefined;
}

/** Sub-tasks go where their parents go, and epics are in no sprint. */
export function checkPlannable(issues: readonly Issue[]): void {
  const faults = issues.flatMap(({ key, type }) => {
    if (type.hierarchyLevel === 0) return [];
    return [
      type.hierarchyLevel === -1
        ? `Issue '${key}' is a subtask. Subtasks cannot be associated to a sprint. It is associated to the same sprint as its parent.`
        : `Issue '${key}' is an epic. Epics cannot be associated to a sprint.`,
    ];
  });
  if (faults.length > 0) throw new JiraRefusal(400, faults);
}

function swapSprints(call: RestCall) {
  const sprint = managedSprint(call);
  const id = bodyRecord(call)['sprintToSwapWith'];
  if (id === undefined || id === null) throw badRequest('sprintToSwapWith is required.');
  call.changes.sprints.swapSprints(sprint, findSprint(call, id));
  return undefined;
}
