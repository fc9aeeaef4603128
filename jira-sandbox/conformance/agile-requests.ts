import type { Traffic } from './traffic.ts';

const AGILE = '/rest/agile/1.0';
const BOARD = `${AGILE}/board/1`;
const KANBAN = `${AGILE}/board/2`;

/** Asks every agile operation for what it can give: a team that plans, works and finishes two sprints. */
export async function sendAgileRequests(traffic: Traffic): Promise<void> {
  const [first, second, third] = await createIssues(traffic);
  await readBoards(traffic);
  const sprint = await planSprints(traffic, [first, second, third]);
  await workWithEpics(traffic, [first, second]);
  await orderAndEstimate(traffic, [first, second, third]);
  await keepProperties(traffic, `${BOARD}/properties`);
  await keepProperties(traffic, `${AGILE}/sprint/${sprint}/properties`);
  await traffic.expect('GET', `${AGILE}/issue/${first}`);
  await traffic.expect('DELETE', `${AGILE}/sprint/${sprint}`);
}

async function createIssues(traffic: Traffic): Promise<[string, string, string]> {
  const create = async (type: string, project = 'PAY') => {
    const fields = { project: { key: project }, issuetype: { name: type }, summary: 'Planned by documents' };
    return String((await traffic.expect('POST', '/rest/api/3/issue', { fields })).json['key']);
  };
  return [await create('Story'), await create('Bug'), await create('Task', 'DESK')];
}

async function readBoards(traffic: Traffic): Promise<void> {
  await traffic.expect('GET', `${AGILE}/board?type=scrum,kanban&name=a&orderBy=-name&projectKeyOrId=PAY`);
  await traffic.expect('GET', `${AGILE}/board/filter/10010`);
  for (const board of [BOARD, KANBAN]) {
    const parts = ['', '/configuration', '/features', '/reports', '/project', '/project/full', '/version'];
    for (const part of [...parts, '/quickfilter', '/issue?expand=names', '/backlog', '/epic'])
      await traffic.expect('GET', board + part);
  }
  const filters = await traffic.expect('GET', `${BOARD}/quickfilter?maxResults=1`);
  const [filter] = Array.isArray(filters.json['values']) ? filters.json['values'] : [];
  await traffic.expect('GET', `${BOARD}/quickfilter/${filter?.id}`);
  await traffic.expect('PUT', `${BOARD}/features`, { boardId: 1, feature: 'SPRINTS', enabling: true });
  const made = await traffic.expect('POST', `${AGILE}/board`, {
    name: 'A second view',
    type: 'kanban',
    filterId: 10_010,
    location: { type: 'project', projectKeyOrId: 'PAY' },
  });
  await traffic.expect('DELETE', `${AGILE}/board/${String(made.json['id'])}`);
}

/** Resolves to the id of a sprint that has not started. */
async function planSprints(
  traffic: Traffic,
  [first, second, third]: [string, string, string],
): Promise<string> {
  const create = async (name: string) =>
    String((await traffic.expect('POST', `${AGILE}/sprint`, { name, originBoardId: 1 })).json['id']);
  const [one, other] = [await create('Documents 1'), await create('Documents 2')];
  const sprint = `${AGILE}/sprint/${one}`;
  await traffic.expect('GET', sprint);
  await traffic.expect('POST', `${sprint}/issue`, { issues: [first, second], rankBeforeIssue: 'PAY-1' });
  await traffic.expect('POST', `${sprint}/swap`, { sprintToSwapWith: Number(other) });
  await traffic.expect('POST', sprint, {
    goal: 'What the documents say',
    startDate: '2026-11-23T08:00:00.000+01:00',
    endDate: '2026-12-04T18:00:00.000Z',
  });
  await traffic.expect('POST', sprint, { state: 'active' });
  await traffic.expect('GET', `${sprint}/issue?fields=summary,sprint,flagged`);
  await traffic.expect('GET', `${BOARD}/sprint?state=active,future`);
  await traffic.expect('GET', `${BOARD}/sprint/${one}/issue?jql=${encodeURIComponent('type = Bug')}`);
  await traffic.expect('PUT', sprint, { name: 'Documents, over', state: 'closed' });
  await traffic.expect('POST', `${AGILE}/backlog/issue`, { issues: [first] });
  await traffic.expect('POST', `${AGILE}/backlog/1/issue`, { issues: [second], rankAfterIssue: first });
  await traffic.expect('POST', `${KANBAN}/issue`, { issues: [third] });
  return other;
}

async function workWithEpics(traffic: Traffic, issues: [string, string]): Promise<void> {
  const fields = { project: { key: 'PAY' }, issuetype: { name: 'Epic' }, summary: 'All of it' };
  const key = String((await traffic.expect('POST', '/rest/api/3/issue', { fields })).json['key']);
  const epic = `${AGILE}/epic/${key}`;
  await traffic.expect('POST', epic, { name: 'All', color: { key: 'color_4' }, done: true });
  await traffic.expect('GET', epic);
  await traffic.expect('POST', `${epic}/issue`, { issues });
  await traffic.expect('GET', `${epic}/issue`);
  await traffic.expect('GET', `${BOARD}/epic/${key}/issue`);
  await traffic.expect('PUT', `${epic}/rank`, { rankBeforeEpic: key });
  await traffic.expect('POST', `${AGILE}/epic/none/issue`, { issues });
  await traffic.expect('GET', `${AGILE}/epic/none/issue?maxResults=3`);
  await traffic.expect('GET', `${BOARD}/epic/none/issue?maxResults=3`);
}

async function orderAndEstimate(
  traffic: Traffic,
  [first, second, third]: [string, string, string],
): Promise<void> {
  await traffic.expect('PUT', `${AGILE}/issue/rank`, { issues: [first, second], rankBeforeIssue: 'PAY-1' });
  await traffic.expect('PUT', `${AGILE}/issue/rank`, {
    issues: [third, 'PAY-99999'],
    rankAfterIssue: 'PAY-1',
  });
  await traffic.expect('PUT', `${AGILE}/issue/${first}/estimation?boardId=1`, { value: '8.0' });
  await traffic.expect('GET', `${AGILE}/issue/${first}/estimation?boardId=1`);
}

async function keepProperties(traffic: Traffic, path: string): Promise<void> {
  await traffic.expect('PUT', `${path}/seen.by.documents`, { deep: [1, 2] });
  await traffic.expect('GET', path);
  await traffic.expect('GET', `${path}/seen.by.documents`);
  await traffic.expect('DELETE', `${path}/seen.by.documents`);
}
