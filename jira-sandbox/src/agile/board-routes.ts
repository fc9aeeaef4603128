import { asRecord, bodyRecord, param, queryText, type RestCall, type RestRoute } from '../rest/call.ts';
import { projectReference, projectShape } from '../rest/catalogue-shapes.ts';
import { givenText } from '../rest/given-text.ts';
import { pageOf } from '../rest/page.ts';
import { JiraRefusal } from '../rest/refusal.ts';
import { columnsOf } from '../site/boards.ts';
import { fieldIds } from '../site/custom-fields.ts';
import { isVisible as isVisibleFilter } from '../site/filters.ts';
import type { Filter } from '../site/model/filter.ts';
import type { Project } from '../site/model/project.ts';
import { projectNamed } from '../site/project-keys.ts';
import { isVisible, requireOnProject } from './allowed.ts';
import { listBoards } from './board-list.ts';
import { boardConfiguration, boardShape, quickFilterShape } from './board-shape.ts';
import { findBoard } from './find.ts';
import { agileScopes } from './scopes.ts';
import { boardVersionShape } from './version-shape.ts';

const MOST_NAME = 255;

/** Boards and how they are made up; what is on them is in ./board-issue-routes.ts. */
export const boardRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/board', scope: agileScopes.readBoards, handle: listBoards },
  { method: 'POST', path: '/board', scope: agileScopes.writeBoard, handle: createBoard },
  {
    method: 'GET',
    path: '/board/filter/:filter',
    scope: agileScopes.readBoardAdmin,
    handle: (call) =>
      pageOf(
        call,
        call.site.boards.filter(
          (board) => board.filterId === param(call, 'filter') && isVisible(call, board),
        ),
        ({ id, name }) => ({ id, self: `${call.base}/rest/agile/1.0/board/${id}`, name }),
      ),
  },
  {
    method: 'GET',
    path: '/board/:board',
    scope: agileScopes.readBoard,
    handle: (call) => boardShape(findBoard(call), call.base),
  },
  {
    method: 'DELETE',
    path: '/board/:board',
    scope: agileScopes.writeBoard,
    handle: (call) => {
      const board = findBoard(call);
      requireOnProject(call, 'ADMINISTER_PROJECTS', board.project);
      call.changes.sprints.deleteBoard(board);
      return undefined;
    },
  },
  {
    method: 'GET',
    path: '/board/:board/configuration',
    scope: agileScopes.readBoardProjects,
    handle: (call) => boardConfiguration(findBoard(call), call.base),
  },
  {
    method: 'GET',
    path: '/board/:board/project',
    scope: agileScopes.readBoardProjects,
    handle: (call) =>
      pageOf(call, [findBoard(call).project], (project) => projectReference(project, call.base)),
  },
  {
    method: 'GET',
    path: '/board/:board/project/full',
    scope: agileScopes.readBoardProjects,
    handle: (call) => pageOf(call, [findBoard(call).project], (project) => projectShape(project, call.base)),
  },
  {
    method: 'GET',
    path: '/board/:board/version',
    scope: agileScopes.readBoardOnly,
    handle: listVersions,
  },
  {
    method: 'GET',
    path: '/board/:board/quickfilter',
    scope: agileScopes.readBoardFilters,
    handle: (call) => {
      const board = findBoard(call);
      return pageOf(call, board.quickFilters, (filter) => quickFilterShape(filter, board));
    },
  },
  {
    method: 'GET',
    path: '/board/:board/quickfilter/:filter',
    scope: agileScopes.readBoardFilters,
    handle: (call) => {
      const board = findBoard(call);
      const filter = board.quickFilters.find(({ id }) => String(id) === param(call, 'filter'));
      if (filter === undefined) throw new JiraRefusal(404, ['The quick filter does not exist.']);
      return quickFilterShape(filter, board);
    },
  },
];

function createBoard(call: RestCall) {
  const body = bodyRecord(call);
  const { name, type, filterId } = body;
  const errors: Record<string, string> = {};
  if (typeof name !== 'string' || name.trim() === '') errors['name'] = 'The board name is required.';
  else if (name.length > MOST_NAME)
    errors['name'] = `The board name must not exceed ${MOST_NAME} characters.`;
  if (type !== 'scrum' && type !== 'kanban') errors['type'] = 'The board type must be scrum or kanban.';
  const filter = call.site.filters.find(
    (candidate) =>
      candidate.id === givenText(filterId) && isVisibleFilter(candidate, call.me, call.site.projects),
  );
  if (filter === undefined) errors['filterId'] = 'The selected filter is not available.';
  const wanted = asRecord(body['location'])?.['projectKeyOrId'] ?? null;
  const project = wanted === null ? projectOf(call, filter) : named(call, givenText(wanted));
  if (project === undefined && wanted !== null)
    errors['location'] = `No project could be found with key or id '${givenText(wanted)}'.`;
  else if (project === undefined && filter !== undefined)
    errors['location'] = 'The location of the board must be given.';
  if (
    Object.keys(errors).length > 0 ||
    typeof name !== 'string' ||
    (type !== 'scrum' && type !== 'kanban') ||
    filter === undefined ||
    project === undefined
  )
    throw new JiraRefusal(400, [], errors);
  const points = call.site.customFields.find(({ id }) => id === fieldIds.storyPoints) ?? null;
  const board = call.changes.sprints.createBoard({
    name,
    type,
    project,
    filterId: filter.id,
    jql: filter.jql,
    subQuery: '',
    columns: columnsOf(project),
    estimation: type === 'scrum' ? points : null,
    quickFilters: [],
  });
  call.reply.code(201);
  return boardShape(board, call.base);
}

/** Where a board without a location is found: with its filter's other boards, else in the project its query names. */
function projectOf({ site }: RestCall, filter: Filter | undefined): Project | undefined {
  if (filter === undefined) return undefined;
  const words = filter.jql.toUpperCase().split(/[^A-Z0-9]+/);
  const sibling = site.boards.find(({ filterId }) => filterId === filter.id)?.project;
  return sibling ?? site.projects.find(({ key }) => words.includes(key));
}

function named({ site }: RestCall, keyOrId: string): Project | undefined {
  return projectNamed(site, keyOrId);
}

function listVersions(call: RestCall) {
  const { project } = findBoard(call);
  const released = queryText(call, 'released');
  return pageOf(
    call,
    project.versions.filter((version) => released === null || String(version.released) === released),
    (version) => boardVersionShape(version, project, call.base),
  );
}
