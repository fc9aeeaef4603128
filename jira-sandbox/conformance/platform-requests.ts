import { attachThings } from './issue-requests.ts';
import type { Traffic } from './traffic.ts';

const API = '/rest/api/3';

/** Asks every platform operation for what it can give, in the order in which people work. */
export async function sendPlatformRequests(traffic: Traffic): Promise<void> {
  await readSite(traffic);
  await readPeople(traffic);
  await readProjects(traffic);
  const key = await workOnIssue(traffic);
  await search(traffic);
  await traffic.expect('DELETE', `${API}/issue/${key}?deleteSubtasks=true`);
}

async function readSite(traffic: Traffic): Promise<void> {
  const lists = ['field', 'priority', 'resolution', 'status', 'statuses', 'issuetype', 'label'];
  for (const name of lists) await traffic.expect('GET', `${API}/${name}`);
  await traffic.expect('GET', `${API}/priority/search?maxResults=2`);
  const single = ['priority/3', 'resolution/10000', 'issuetype/10001', 'status/3', 'statuscategory/new'];
  const settings = ['serverInfo', 'configuration', 'permissions', 'statuscategory', 'issueLinkType'];
  for (const path of [...single, ...settings, 'issueLinkType/10000'])
    await traffic.expect('GET', `${API}/${path}`);
  await traffic.expect('GET', `${API}/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER&projectKey=PAY`);
  await traffic.expect('GET', `${API}/group/bulk?maxResults=2`);
  await traffic.expect('GET', `${API}/group/member?groupname=jira-users`);
  await traffic.expect('GET', `${API}/groups/picker?query=pay`);
}

async function readPeople(traffic: Traffic): Promise<void> {
  const [, second] = traffic.sandbox.people;
  const id = encodeURIComponent(second?.accountId ?? '');
  await traffic.expect('GET', `${API}/myself`);
  await traffic.expect('GET', `${API}/user?accountId=${id}`);
  await traffic.expect('GET', `${API}/user/bulk?accountId=${id}`);
  await traffic.expect('GET', `${API}/user/groups?accountId=${id}`);
  await traffic.expect('GET', `${API}/user/search?query=dan`);
  await traffic.expect('GET', `${API}/users/search?maxResults=3`);
  await traffic.expect('GET', `${API}/user/picker?query=so`);
  await traffic.expect('GET', `${API}/user/assignable/search?project=PAY&query=a`);
}

async function readProjects(traffic: Traffic): Promise<void> {
  await traffic.expect('GET', `${API}/project`);
  await traffic.expect('GET', `${API}/project/search?query=pay`);
  for (const project of traffic.sandbox.site.projects) {
    await traffic.expect('GET', `${API}/project/${project.key}`);
    await traffic.expect('GET', `${API}/project/${project.key}/statuses`);
    await traffic.expect('GET', `${API}/issuetype/project?projectId=${project.id}`);
    await traffic.expect('GET', `${API}/issue/createmeta/${project.key}/issuetypes`);
    for (const list of ['components', 'component', 'versions', 'version'])
      await traffic.expect('GET', `${API}/project/${project.key}/${list}`);
    for (const component of project.components) {
      await traffic.expect('GET', `${API}/component/${component.id}`);
      await traffic.expect('GET', `${API}/component/${component.id}/relatedIssueCounts`);
    }
    for (const version of project.versions) {
      await traffic.expect('GET', `${API}/version/${version.id}`);
      await traffic.expect('GET', `${API}/version/${version.id}/relatedIssueCounts`);
      await traffic.expect('GET', `${API}/version/${version.id}/unresolvedIssueCount`);
    }
    for (const type of project.issueTypes) {
      await traffic.expect('GET', `${API}/issue/createmeta/${project.key}/issuetypes/${type.id}`);
    }
  }
}

/** Creates an issue and does to it what can be done; resolves to its key. */
async function workOnIssue(traffic: Traffic): Promise<string> {
  const [, second] = traffic.sandbox.people;
  const fields = {
    project: { key: 'PAY' },
    issuetype: { name: 'Bug' },
    summary: 'Held against the documents',
  };
  const created = await traffic.expect('POST', `${API}/issue`, {
    fields: { ...fields, description: adf('Body') },
  });
  const key = String(created.json['key']);
  const issue = `${API}/issue/${key}`;
  await traffic.expect('PUT', issue, {
    fields: { priority: { name: 'High' } },
    update: { labels: [{ add: 'one' }] },
  });
  await traffic.expect('PUT', `${issue}/assignee`, { accountId: second?.accountId });
  const said = await traffic.expect('POST', `${issue}/comment`, { body: adf('First') });
  const comment = `${issue}/comment/${String(said.json['id'])}`;
  await traffic.expect('GET', comment);
  await traffic.expect('PUT', comment, { body: adf('First, again') });
  await traffic.expect('GET', `${issue}/comment`);
  await traffic.expect('DELETE', comment);
  await connect(traffic, key);
  await attachThings(traffic, key);
  const ways = await traffic.expect('GET', `${issue}/transitions`);
  const [way] = Array.isArray(ways.json['transitions']) ? ways.json['transitions'] : [];
  await traffic.expect('POST', `${issue}/transitions`, { transition: { id: way?.id } });
  await traffic.expect('GET', `${issue}?expand=names,changelog,renderedFields`);
  await traffic.expect('GET', `${issue}/changelog`);
  await traffic.expect('POST', `${API}/issue/bulkfetch`, {
    issueIdsOrKeys: [key, 'PAY-1'],
    fields: ['summary'],
  });
  return key;
}

async function connect(traffic: Traffic, key: string): Promise<void> {
  const [, second] = traffic.sandbox.people;
  const issue = `${API}/issue/${key}`;
  await traffic.expect('POST', `${issue}/watchers`, JSON.stringify(second?.accountId));
  await traffic.expect('GET', `${issue}/watchers`);
  await traffic.expect(
    'DELETE',
    `${issue}/watchers?accountId=${encodeURIComponent(second?.accountId ?? '')}`,
  );
  const foreign = [...traffic.sandbox.site.issues.values()].find(
    ({ reporter, resolution }) => reporter !== traffic.sandbox.people[0] && resolution === null,
  );
  const votes = `${API}/issue/${foreign?.key}/votes`;
  await traffic.expect('POST', votes);
  await traffic.expect('GET', votes);
  await traffic.expect('DELETE', votes);
  const ends = { inwardIssue: { key }, outwardIssue: { key: 'PAY-1' } };
  await traffic.expect('POST', `${API}/issueLink`, { type: { name: 'Blocks' }, ...ends });
  const [link] = traffic.sandbox.site.issues.get(key)?.links ?? [];
  await traffic.expect('GET', `${API}/issueLink/${link?.id}`);
  await traffic.expect('DELETE', `${API}/issueLink/${link?.id}`);
}

async function search(traffic: Traffic): Promise<void> {
  const jql = 'project = PAY ORDER BY created DESC';
  await traffic.expect('GET', `${API}/search/jql?jql=${encodeURIComponent(jql)}&fields=*all&maxResults=5`);
  await traffic.expect('POST', `${API}/search/jql`, { jql, fields: ['summary', 'status'], maxResults: 3 });
  await traffic.expect('POST', `${API}/search/approximate-count`, { jql });
  await traffic.expect('POST', `${API}/jql/parse?validation=strict`, {
    queries: [jql, 'project = ', 'color = red'],
  });
  await traffic.expect('GET', `${API}/jql/autocompletedata`);
}

export function adf(text: string) {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
