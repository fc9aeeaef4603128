import type { Board, QuickFilter } from '../site/model/board.ts';

export function boardShape(board: Board, base: string) {
  const { project } = board;
  return {
    id: board.id,
    self: `${base}/rest/agile/1.0/board/${board.id}`,
    name: board.name,
    type: board.type,
    location: {
      projectId: Number(project.id),
      displayName: `${project.name} (${project.key})`,
      projectName: project.name,
      projectKey: project.key,
      projectTypeKey: project.typeKey,
      avatarURI: `${new URL(base).origin}/avatars/jira.svg`,
      name: `${project.name} (${project.key})`,
    },
    isPrivate: false,
  };
}

export function boardConfiguration(board: Board, base: string) {
  const { estimation } = board;
  return {
    id: board.id,
    name: board.name,
    type: board.type,
    self: `${base}/rest/agile/1.0/board/${board.id}/configuration`,
    location: { type: 'project', projectKeyOrId: board.project.key },
    filter: { id: board.filterId, self: `${base}/rest/api/3/filter/${board.filterId}` },
    ...(board.subQuery === '' ? {} : { subQuery: { query: board.subQuery } }),
    columnConfig: {
      columns: board.columns.map((column) => ({
        name: column.name,
        statuses: column.statuses.map(({ id }) => ({ id, self: `${base}/rest/api/3/status/${id}` })),
        ...(column.least === null ? {} : { min: column.least }),
        ...(column.most === null ? {} : { max: column.most }),
      })),
      constraintType: board.columns.some(({ most, least }) => most !== null || least !== null)
        ? 'issueCount'
        : 'none',
    },
    ...(board.type === 'scrum'
      ? {
          estimation:
            estimation === null
              ? { type: 'issueCount' }
              : { type: 'field', field: { fieldId: estimation.id, displayName: estimation.name } },
        }
      : {}),
    ranking: { rankCustomFieldId: 10_019 },
  };
}

export function quickFilterShape(filter: QuickFilter, board: Board) {
  return {
    id: filter.id,
    boardId: board.id,
    name: filter.name,
    jql: filter.jql,
    description: filter.description,
    position: board.quickFilters.indexOf(filter),
  };
}
