import { bodyRecord, type RestCall, type RestRoute } from '../rest/call.ts';
import { givenText } from '../rest/given-text.ts';
import { badRequest } from '../rest/refusal.ts';
import type { Board } from '../site/model/board.ts';
import { findBoard } from './find.ts';
import { agileScopes } from './scopes.ts';

/** What a board is made up of; only team-managed boards can switch parts of it, and this site has none. */
export const featureRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/board/:board/features',
    scope: agileScopes.readBoardAdmin,
    handle: (call) => ({ features: featuresOf(findBoard(call)) }),
  },
  { method: 'PUT', path: '/board/:board/features', scope: agileScopes.writeBoardAdmin, handle: toggle },
  {
    method: 'GET',
    path: '/board/:board/reports',
    scope: agileScopes.readBoardOnly,
    handle: (call) => {
      findBoard(call);
      return { reports: [] };
    },
  },
];

function featuresOf(board: Board) {
  const enabled = (name: string, localisedName: string, state: boolean) => ({
    boardFeature: name,
    boardId: board.id,
    state: state ? 'ENABLED' : 'DISABLED',
    localisedName,
    localisedDescription: '',
    featureType: name === 'ESTIMATION' ? 'ESTIMATION' : 'BASIC',
    featureId: name,
    toggleLocked: true,
  });
  return [
    enabled('BOARD', 'Board', true),
    enabled('BACKLOG', 'Backlog', board.type === 'scrum'),
    enabled('SPRINTS', 'Sprints', board.type === 'scrum'),
    enabled('REPORTS', 'Reports', true),
    enabled('ESTIMATION', 'Estimation', board.estimation !== null),
  ];
}

function toggle(call: RestCall) {
  const board = findBoard(call);
  const { feature, enabling } = bodyRecord(call);
  const features = featuresOf(board);
  const named = features.find(({ boardFeature }) => boardFeature === feature);
  if (named === undefined) throw badRequest(`The feature '${givenText(feature)}' does not exist.`);
  if (typeof enabling !== 'boolean') throw badRequest('enabling must be true or false.');
  if ((named.state === 'ENABLED') !== enabling)
    throw badRequest(`The feature '${named.localisedName}' cannot be switched on a company-managed board.`);
  return { features };
}
