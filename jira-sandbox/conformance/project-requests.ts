import type { Traffic } from './traffic.ts';

const API = '/rest/api/3';

/** What is read and changed of a project and of the link types of the site. Everything made is taken away again. */
export async function sendProjectRequests(traffic: Traffic): Promise<void> {
  await readProjects(traffic);
  await workOnComponents(traffic);
  await workOnVersions(traffic);
  await workOnRoles(traffic);
  await workOnProperties(traffic);
  await workOnLinkTypes(traffic);
}

async function readProjects(traffic: Traffic): Promise<void> {
  await traffic.expect('GET', `${API}/project?recent=2`);
  await traffic.expect(
    'GET',
    `${API}/project/search?maxResults=2&orderBy=-lastIssueUpdatedTime&expand=description,lead,issueTypes,insight`,
  );
  await traffic.expect('GET', `${API}/project/search?keys=PAY&keys=GAME&typeKey=software&action=edit`);
  for (const path of [
    'type',
    'type/accessible',
    'type/software',
    'type/software/accessible',
    '10000/hierarchy',
  ])
    await traffic.expect('GET', `${API}/project/${path}`);
  await traffic.expect('GET', `${API}/projectCategory`);
  await traffic.expect('GET', `${API}/project/DESK/securitylevel`);
}

async function workOnComponents(traffic: Traffic): Promise<void> {
  const [me] = traffic.sandbox.people;
  const created = await traffic.expect('POST', `${API}/component`, {
    project: 'PAY',
    name: 'Fraud',
    description: 'What looks wrong',
    leadAccountId: me.accountId,
    assigneeType: 'COMPONENT_LEAD',
  });
  const component = `${API}/component/${String(created.json['id'])}`;
  await traffic.expect('PUT', component, { name: 'Fraud and risk' });
  await traffic.expect('GET', `${API}/project/PAY/component?orderBy=-issueCount&query=fraud`);
  await traffic.expect('GET', `${API}/component?projectIdsOrKeys=PAY&query=f`);
  await traffic.send('PUT', component, { body: { name: 'Ledger' } });
  await traffic.expect('DELETE', component);
}

async function workOnVersions(traffic: Traffic): Promise<void> {
  const create = async (name: string) => {
    const version = { projectId: 10_000, name, releaseDate: '2026-12-24', startDate: '2026-11-30' };
    const created = await traffic.expect('POST', `${API}/version`, version);
    return String(created.json['id']);
  };
  const [first, second, third] = [await create('X1'), await create('X2'), await create('X3')];
  await traffic.expect('PUT', `${API}/version/${first}`, { description: 'First', released: true });
  await traffic.expect('GET', `${API}/version/${second}?expand=issuesstatus`);
  await traffic.expect('POST', `${API}/version/${third}/move`, { position: 'First' });
  await traffic.expect('GET', `${API}/project/PAY/version?orderBy=-releaseDate&status=released,unreleased`);
  await traffic.expect('PUT', `${API}/version/${first}/mergeto/${second}`);
  await traffic.expect('POST', `${API}/version/${second}/removeAndSwap`, { moveFixIssuesTo: Number(third) });
  await traffic.expect('DELETE', `${API}/version/${third}`);
}

async function workOnRoles(traffic: Traffic): Promise<void> {
  const [, , , fourth, fifth] = traffic.sandbox.people;
  const roles = `${API}/project/PAY/role`;
  await traffic.expect('GET', roles);
  await traffic.expect('GET', `${API}/project/PAY/roledetails`);
  await traffic.expect('GET', `${API}/role`);
  await traffic.expect('GET', `${API}/role/10002`);
  await traffic.expect('GET', `${roles}/10004`);
  await traffic.expect('POST', `${roles}/10005`, { user: [fourth?.accountId] });
  await traffic.expect('PUT', `${roles}/10005`, {
    categorisedActors: {
      'atlassian-user-role-actor': [fourth?.accountId, fifth?.accountId],
      'atlassian-group-role-actor': ['jira-users'],
    },
  });
  await traffic.expect('DELETE', `${roles}/10005?user=${encodeURIComponent(fifth?.accountId ?? '')}`);
}

async function workOnProperties(traffic: Traffic): Promise<void> {
  const properties = `${API}/project/PAY/properties`;
  await traffic.expect('PUT', `${properties}/team.calendar`, { weeks: 2 });
  await traffic.expect('PUT', `${properties}/team.calendar`, { weeks: 3 });
  await traffic.expect('GET', properties);
  await traffic.expect('GET', `${properties}/team.calendar`);
  await traffic.expect('DELETE', `${properties}/team.calendar`);
}

async function workOnLinkTypes(traffic: Traffic): Promise<void> {
  const type = { name: 'Causes', inward: 'is caused by', outward: 'causes' };
  const created = await traffic.expect('POST', `${API}/issueLinkType`, type);
  const place = `${API}/issueLinkType/${String(created.json['id'])}`;
  await traffic.expect('PUT', place, { name: 'Cause' });
  await traffic.expect('DELETE', place);
}
