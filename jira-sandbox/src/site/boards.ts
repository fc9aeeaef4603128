import { statuses } from './catalogue.ts';
import { fieldIds } from './custom-fields.ts';
import type { Board, BoardColumn, QuickFilter } from './model/board.ts';
import type { CustomField } from './model/custom-field.ts';
import type { Project } from './model/project.ts';
import type { Status, Workflow } from './model/workflow.ts';

const FIRST_BOARD = 1;
/** Those of ./filters.ts. */
const FIRST_FILTER = 10_010;
const FIRST_QUICK_FILTER = 1;

/** The boards of the demo: a scrum board for each software project, a kanban board for everything else. */
export function demoBoards(projects: readonly Project[], fields: readonly CustomField[]): Board[] {
  const points = fields.find(({ id }) => id === fieldIds.storyPoints) ?? null;
  let quickFilters = FIRST_QUICK_FILTER - 1;
  const quick = (name: string, jql: string, description: string): QuickFilter => {
    quickFilters += 1;
    return { id: quickFilters, name, jql, description };
  };
  return projects.map((project, index) => {
    const scrum = project.typeKey === 'software';
    return {
      id: FIRST_BOARD + index,
      name: scrum ? `${project.name} board` : `${project.name} queue`,
      type: scrum ? 'scrum' : 'kanban',
      project,
      filterId: String(FIRST_FILTER + index),
      jql: `project = ${project.key} ORDER BY Rank ASC`,
      subQuery: scrum ? '' : 'fixVersion in unreleasedVersions() OR fixVersion is EMPTY',
      columns: columnsOf(project),
      estimation: scrum ? points : null,
      quickFilters: [
        quick('Only my issues', 'assignee = currentUser()', 'Displays issues assigned to you'),
        quick('Recently updated', 'updated >= -1d', 'Displays issues updated in the last day'),
      ],
      properties: new Map(),
    };
  });
}

/** One column for each status that work goes through; what is not started, or over, shares one. */
export function columnsOf(project: Project): readonly BoardColumn[] {
  const workflow: Workflow | undefined = [...project.workflows.values()][0];
  const all = workflow?.statuses ?? [];
  const shared = (key: Status['category']['key']) => all.filter((status) => status.category.key === key);
  return [
    column('To Do', shared('new')),
    ...shared('indeterminate').map((status) =>
      column(status.name, [status], status === statuses.inProgress ? 8 : null),
    ),
    column('Done', shared('done')),
  ];
}

function column(name: string, held: readonly Status[], most: number | null = null): BoardColumn {
  return { name, statuses: held, least: null, most };
}
