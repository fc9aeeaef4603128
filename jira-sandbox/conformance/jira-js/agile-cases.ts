import type { Case } from './case.ts';
import type { JiraJs } from './operations.ts';

const boardId = 1;

async function create({ cloud }: JiraJs, type: string, project = 'PAY'): Promise<string> {
  const fields = { project: { key: project }, issuetype: { name: type }, summary: `A ${type} to plan` };
  return (await cloud.createIssue({ fields })).key ?? '';
}

/** Boards, backlogs, epics and sprints. */
export const agileCases: readonly Case[] = [
  {
    title: 'boards, what they are made of and what is on them',
    run: async ({ agile }) => {
      await agile.getAllBoards({ type: 'scrum', projectKeyOrId: 'PAY' });
      await agile.getBoardByFilterId({ filterId: 10_010 });
      await agile.getBoard({ boardId });
      await agile.getConfiguration({ boardId });
      await agile.getFeaturesForBoard({ boardId });
      await agile.toggleFeatures({ boardId, body: { boardId, feature: 'BACKLOG', enabling: true } });
      await agile.getReportsForBoard({ boardId });
      await agile.getProjects({ boardId });
      await agile.getProjectsFull({ boardId });
      await agile.getAllVersions({ boardId, released: 'true' });
      const { values = [] } = await agile.getAllQuickFilters({ boardId });
      await agile.getQuickFilter({ boardId, quickFilterId: values[0]?.id ?? 0 });
      const page = await agile.getIssuesForBoard({ boardId, maxResults: 2 });
      await agile.getIssuesForBoard({ boardId, maxResults: 2, nextPageToken: page.nextPageToken ?? '' });
      await agile.getIssuesForBacklog({ boardId, jql: 'type = Bug' });
      await agile.getApproximateIssueCountForBoard({ boardId });
      await agile.getApproximateIssueCountForBacklog({ boardId });
    },
  },
  {
    title: 'a board of one’s own, with properties',
    run: async ({ agile }) => {
      const location = { type: 'project' as const, projectKeyOrId: 'PAY' };
      const made = await agile.createBoard({ name: 'Mine', type: 'kanban', filterId: 10_010, location });
      const id = made.id ?? 0;
      const [board, propertyKey] = [String(id), 'seen'];
      await agile.setBoardProperty({ boardId: board, propertyKey, propertyValue: { at: 1 } });
      await agile.getBoardPropertyKeys({ boardId: board });
      await agile.getBoardProperty({ boardId: board, propertyKey });
      await agile.deleteBoardProperty({ boardId: board, propertyKey });
      await agile.deleteBoard({ boardId: id });
    },
  },
  {
    title: 'a sprint from planning to completion, and one that is given up',
    run: async (jira) => {
      const { agile } = jira;
      const issues = [await create(jira, 'Story'), await create(jira, 'Bug')];
      const made = await agile.createSprint({ name: 'Sprint of jira.js', originBoardId: boardId });
      const other = await agile.createSprint({ name: 'Never started', originBoardId: boardId });
      const [sprintId, second] = [made.id ?? 0, other.id ?? 0];
      await agile.moveIssuesToSprintAndRank({ sprintId, issues, rankBeforeIssue: 'PAY-1' });
      await agile.swapSprint({ sprintId, sprintToSwapWith: second });
      const [startDate, endDate] = ['2026-11-23T08:00:00.000Z', '2026-12-04T18:00:00.000Z'];
      await agile.partiallyUpdateSprint({ sprintId, state: 'active', startDate, endDate });
      await agile.getSprint({ sprintId });
      await agile.getAllSprints({ boardId, state: 'active' });
      await agile.getIssuesForSprint({ sprintId });
      await agile.getBoardIssuesForSprint({ boardId, sprintId });
      await agile.updateSprint({ sprintId, name: 'Over', state: 'closed', startDate, endDate });
      await agile.moveIssuesToBacklog({ issues });
      await agile.moveIssuesToBacklogForBoard({ boardId, issues, rankAfterIssue: 'PAY-1' });
      const kept = { sprintId: String(second), propertyKey: 'seen' };
      await agile.setProperty({ ...kept, propertyValue: { at: 2 } });
      await agile.getPropertiesKeys({ sprintId: String(second) });
      await agile.getProperty(kept);
      await agile.deleteProperty(kept);
      await agile.deleteSprint({ sprintId: second });
    },
  },
  {
    title: 'epics, ranks and estimates',
    run: async (jira) => {
      const { agile } = jira;
      const epicIdOrKey = await create(jira, 'Epic');
      const issues = [await create(jira, 'Story'), await create(jira, 'Task')];
      const [issueIdOrKey = ''] = issues;
      await agile.partiallyUpdateEpic({ epicIdOrKey, name: 'Large', color: { key: 'color_3' }, done: false });
      await agile.getEpics({ boardId });
      await agile.moveIssuesToEpic({ epicIdOrKey, issues });
      await agile.getIssuesForEpic({ epicIdOrKey });
      const { id: epicId = 0 } = await agile.getEpic({ epicIdOrKey });
      await agile.getBoardIssuesForEpic({ boardId, epicId });
      await agile.rankEpics({ epicIdOrKey, rankAfterEpic: epicIdOrKey });
      await agile.removeIssuesFromEpic({ issues });
      await agile.getIssuesWithoutEpic();
      await agile.getIssuesWithoutEpicForBoard({ boardId });
      await agile.rankIssues({ issues, rankBeforeIssue: 'PAY-1' });
      await agile.moveIssuesToBoard({ boardId: 2, issues: [await create(jira, 'Task', 'DESK')] });
      await agile.estimateIssueForBoard({ issueIdOrKey, boardId, value: '5.0' });
      await agile.getIssueEstimationForBoard({ issueIdOrKey, boardId });
      await agile.getIssue({ issueIdOrKey });
    },
  },
];
