import { queryList, queryText, type RestCall, type RestRoute } from '../rest/call.ts';
import { pageOf } from '../rest/page.ts';
import { badRequest, JiraRefusal } from '../rest/refusal.ts';
import type { Board } from '../site/model/board.ts';
import type { Issue } from '../site/model/issue.ts';
import { requireOnIssues } from './allowed.ts';
import { byRank, issuesOnBoard } from './board-content.ts';
import { epicShape, isDone } from './epic-shape.ts';
import { findBoard, findScrumBoard, issueNames, issuesOf } from './find.ts';
import { readRankTarget } from './rank-input.ts';
import { rankEach } from './rank-routes.ts';
import { agileScopes } from './scopes.ts';
import { checkPlannable } from './sprint-routes.ts';
import { sprintShape } from './sprint-shape.ts';

const STATES = new Set(['future', 'active', 'closed']);

/** What is on a board: issues, backlog, epics and sprints. */
export const boardIssueRoutes: readonly RestRoute[] = [
  { method: 'POST', path: '/board/:board/issue', scope: agileScopes.writeBoard, handle: moveToBoard },
  { method: 'GET', path: '/board/:board/epic', scope: agileScopes.readEpic, handle: listEpics },
  { method: 'GET', path: '/board/:board/sprint', scope: agileScopes.readSprint, handle: listSprints },
  {
    method: 'POST',
    path: '/backlog/issue',
    scope: agileScopes.writeBoard,
    handle: (call) => moveToBacklog(call, null),
  },
  {
    method: 'POST',
    path: '/backlog/:board/issue',
    scope: agileScopes.writeBoard,
    handle: (call) => moveToBacklog(call, findBoard(call)),
  },
];

function listEpics(call: RestCall) {
  const done = queryText(call, 'done');
  const epics = issuesOnBoard(call, findBoard(call))
    .filter((issue) => issue.type.hierarchyLevel === 1 && (done === null || String(isDone(issue)) === done))
    .sort(byRank);
  return pageOf(call, epics, (epic) => epicShape(epic, call.base));
}

/** The sprints that were made on the board, and those that its issues are in. */
function listSprints(call: RestCall) {
  const board = findScrumBoard(call);
  const states = queryList(call, 'state').map((state) => state.toLowerCase());
  const wrong = states.find((state) => !STATES.has(state));
  if (wrong !== undefined) throw badRequest(`The sprint state '${wrong}' is not valid.`);
  const used = new Set(issuesOnBoard(call, board).flatMap(({ sprints }) => sprints));
  const found = call.site.sprints.filter(
    (sprint) =>
      (sprint.board === board || used.has(sprint)) && (states.length === 0 || states.includes(sprint.state)),
  );
  return pageOf(call, found, (sprint) => sprintShape(sprint, call.base));
}

/** Out of future and active sprints. */
function moveToBacklog(call: RestCall, board: Board | null) {
  const issues = issuesOf(call);
  const target = board === null ? null : readRankTarget(call);
  checkPlannable(issues);
  requireOnIssues(call, 'EDIT_ISSUES', issues);
  if (board !== null) checkOnBoard(call, board, issues);
  call.changes.sprints.moveToSprint(issues, null, call.me, call.now);
  if (target !== null) call.changes.sprints.rankIssues(issues, target, call.me, call.now);
  return undefined;
}

/** Only kanban boards take issues from their backlog at once; on scrum boards that is what sprints are for. */
function moveToBoard(call: RestCall) {
  const board = findBoard(call);
  if (board.type === 'scrum')
    throw badRequest('Issues are moved to a scrum board by moving them to a sprint.');
  const names = issueNames(call);
  const target = readRankTarget(call);
  return rankEach(call, names, target, (issue) => issuesOnBoard(call, board).includes(issue));
}

function checkOnBoard(call: RestCall, board: Board, issues: readonly Issue[]): void {
  const present = new Set(issuesOnBoard(call, board));
  const strangers = issues.filter((issue) => !present.has(issue));
  if (strangers.length > 0)
    throw new JiraRefusal(
      400,
      strangers.map(({ key }) => `Issue '${key}' does not belong to the board.`),
    );
}
