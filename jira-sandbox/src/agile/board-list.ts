import { queryList, queryText, type RestCall } from '../rest/call.ts';
import { pageOf } from '../rest/page.ts';
import { badRequest } from '../rest/refusal.ts';
import type { Board } from '../site/model/board.ts';
import { projectNamed } from '../site/project-keys.ts';
import { isVisible } from './allowed.ts';
import { boardShape } from './board-shape.ts';

const TYPES = new Set(['scrum', 'kanban', 'simple']);

/** The boards of the site: of some types, with a word in their name, at a project, of a filter; by id, or by name. */
export function listBoards(call: RestCall) {
  const types = queryList(call, 'type');
  const wrong = types.find((type) => !TYPES.has(type));
  if (wrong !== undefined) throw badRequest(`The board type '${wrong}' is not valid.`);
  const words = queryText(call, 'name')?.toLowerCase() ?? '';
  const filter = queryText(call, 'filterId');
  const project = askedProject(call);
  const outside = queryText(call, 'negateLocationFiltering') === 'true';
  const found = call.site.boards.filter(
    (board) =>
      isVisible(call, board) &&
      (types.length === 0 || types.includes(board.type)) &&
      board.name.toLowerCase().includes(words) &&
      (filter === null || board.filterId === filter) &&
      (project === null || (board.project.id === project.id) !== outside),
  );
  return pageOf(call, found.toSorted(orderOf(call)), (board) => boardShape(board, call.base));
}

function askedProject(call: RestCall) {
  const name = queryText(call, 'projectKeyOrId') ?? queryText(call, 'projectLocation');
  if (name === null) return null;
  const project = projectNamed(call.site, name);
  if (project === undefined) throw badRequest(`No project could be found with key or id '${name}'.`);
  return project;
}

function orderOf(call: RestCall): (left: Board, right: Board) => number {
  const wanted = queryText(call, 'orderBy') ?? '';
  if (wanted === '') return (left, right) => left.id - right.id;
  if (!/^[ +-]?name$/.test(wanted)) throw badRequest(`Boards cannot be ordered by '${wanted}'.`);
  const sign = wanted.startsWith('-') ? -1 : 1;
  return (left, right) => sign * left.name.localeCompare(right.name, 'en') || left.id - right.id;
}
