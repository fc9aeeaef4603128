import { adf } from './platform-requests.ts';
import type { Traffic } from './traffic.ts';

const API = '/rest/api/3';

/** What hangs on an issue: work, files, links to elsewhere, properties. */
export async function attachThings(traffic: Traffic, key: string): Promise<void> {
  await logWork(traffic, key);
  await askAround(traffic, key);
  await attachFiles(traffic, key);
  await linkElsewhere(traffic, key);
  const issue = `${API}/issue/${key}`;
  await keepProperties(traffic, `${issue}/properties`);
  await traffic.expect('POST', `${issue}/notify`, {
    subject: 'See',
    textBody: 'Now',
    to: { reporter: true },
  });
  const everything =
    'renderedFields,names,schema,transitions,operations,editmeta,changelog,versionedRepresentations';
  await traffic.expect('GET', `${issue}?expand=${everything}`);
  await traffic.expect('GET', `${API}/search/jql?jql=key=${key}&fields=*all&expand=${everything}`);
  await traffic.expect('POST', `${API}/issue/bulkfetch`, {
    issueIdsOrKeys: [key],
    expand: everything.split(','),
  });
  const visibility = { type: 'group', value: 'jira-users' };
  const { json } = await traffic.expect('POST', `${issue}/comment`, { body: adf('For us'), visibility });
  const id = Number(json['id']);
  await keepProperties(traffic, `${API}/comment/${id}/properties`);
  await traffic.expect('POST', `${API}/comment/list?expand=renderedBody,properties`, { ids: [id] });
}

async function logWork(traffic: Traffic, key: string): Promise<void> {
  const list = `${API}/issue/${key}/worklog`;
  await traffic.expect('PUT', `${API}/issue/${key}`, {
    fields: { timetracking: { originalEstimate: '2d' } },
  });
  const { json } = await traffic.expect('POST', list, { timeSpent: '1h', comment: adf('Worked') });
  const worklog = `${list}/${String(json['id'])}`;
  await keepProperties(traffic, `${worklog}/properties`);
  await traffic.expect('PUT', `${worklog}?expand=properties`, { timeSpentSeconds: 7_200 });
  await traffic.expect('GET', worklog);
  await traffic.expect('GET', list);
  await traffic.expect('POST', `${API}/worklog/list`, { ids: [Number(json['id'])] });
  await traffic.expect('GET', `${API}/issue/${key}?fields=*all&expand=renderedFields`);
  await traffic.expect('DELETE', worklog);
  for (const feed of ['updated', 'deleted']) await traffic.expect('GET', `${API}/worklog/${feed}?since=0`);
  await traffic.expect('GET', `${API}/configuration/timetracking/options`);
}

async function attachFiles(traffic: Traffic, key: string): Promise<void> {
  await traffic.expect('GET', `${API}/attachment/meta`);
  const form = new FormData();
  form.append('file', new Blob(['Held against the documents'], { type: 'text/plain' }), 'held.txt');
  const answer = await traffic.expect('POST', `${API}/issue/${key}/attachments`, form, {
    'x-atlassian-token': 'no-check',
  });
  const id = String(answer.list[0]?.['id']);
  await traffic.expect('GET', `${API}/attachment/${id}`);
  for (const redirect of [true, false]) {
    await traffic.expect('GET', `${API}/attachment/content/${id}?redirect=${redirect}`);
    await traffic.expect('GET', `${API}/attachment/thumbnail/${id}?redirect=${redirect}`);
  }
  const range = { range: 'bytes=0-3' };
  await traffic.expect('GET', `${API}/attachment/content/${id}?redirect=false`, undefined, range);
  await traffic.expect('GET', `${API}/issue/${key}?fields=attachment`);
  await traffic.expect('DELETE', `${API}/attachment/${id}`);
}

async function linkElsewhere(traffic: Traffic, key: string): Promise<void> {
  const list = `${API}/issue/${key}/remotelink`;
  const link = { globalId: 'wiki=1', object: { url: 'https://wiki.example/1', title: 'The plan' } };
  const { json } = await traffic.expect('POST', list, link);
  await traffic.expect('POST', list, { ...link, relationship: 'explained by' });
  await traffic.expect('GET', list);
  await traffic.expect('GET', `${list}?globalId=wiki%3D1`);
  const one = `${list}/${String(json['id'])}`;
  await traffic.expect('GET', one);
  await traffic.expect('PUT', one, link);
  await traffic.expect('DELETE', one);
  await traffic.expect('POST', list, link);
  await traffic.expect('DELETE', `${list}?globalId=wiki%3D1`);
}

async function keepProperties(traffic: Traffic, list: string): Promise<void> {
  await traffic.expect('PUT', `${list}/colour`, { red: 1 });
  await traffic.expect('PUT', `${list}/colour`, '"blue"');
  await traffic.expect('GET', `${list}/colour`);
  await traffic.expect('GET', list);
  await traffic.expect('DELETE', `${list}/colour`);
}

async function askAround(traffic: Traffic, key: string): Promise<void> {
  const issue = `${API}/issue/${key}`;
  const project = { key: 'PAY' };
  const good = { fields: { project, issuetype: { name: 'Task' }, summary: 'One of several' } };
  await traffic.expect('POST', `${API}/issue/bulk`, { issueUpdates: [good, { fields: { project } }] });
  await traffic.send('POST', `${API}/issue/bulk`, { body: { issueUpdates: [{ fields: { project } }] } });
  await traffic.expect('GET', `${issue}/editmeta`);
  await traffic.expect('GET', `${issue}?expand=transitions,editmeta,schema`);
  await traffic.expect('GET', `${API}/issue/createmeta?projectKeys=PAY&expand=projects.issuetypes.fields`);
  await traffic.expect('GET', `${API}/issue/picker?query=pay&currentJQL=project%3DPAY`);
  const [entry] = traffic.sandbox.site.issues.get(key)?.history ?? [];
  await traffic.expect('POST', `${issue}/changelog/list`, { changelogIds: [Number(entry?.id)] });
  await traffic.expect('POST', `${API}/changelog/bulkfetch`, {
    issueIdsOrKeys: [key, 'PAY-1'],
    maxResults: 2,
  });
}
