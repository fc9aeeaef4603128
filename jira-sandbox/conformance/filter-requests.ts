import type { Traffic } from './traffic.ts';

const API = '/rest/api/3/filter';

/** A filter from saving to deleting. */
export async function sendFilterRequests(traffic: Traffic): Promise<void> {
  const [me] = traffic.sandbox.people;
  const created = await traffic.expect('POST', API, {
    name: 'Late in Payments',
    description: 'What should have been done',
    jql: 'project = PAY AND due < now()',
    favourite: true,
    sharePermissions: [{ type: 'project', project: { id: '10000' } }],
  });
  const filter = `${API}/${String(created.json['id'])}`;
  await traffic.expect('GET', filter);
  await traffic.expect('PUT', filter, { name: 'Late', jql: 'project = PAY AND due < startOfDay()' });
  await traffic.send('PUT', filter, { body: { name: 'Late', jql: 'project = ' } });
  await traffic.expect('GET', `${API}/my?includeFavourites=true`);
  await traffic.expect('DELETE', `${filter}/favourite`);
  await traffic.expect('PUT', `${filter}/favourite`);
  await traffic.expect('GET', `${API}/favourite`);
  await traffic.expect(
    'GET',
    `${API}/search?filterName=late&expand=jql,owner,sharePermissions&orderBy=-name`,
  );
  await traffic.expect('GET', `${filter}/columns`);
  await traffic.expect('PUT', `${filter}/columns`, { columns: ['issuekey', 'summary'] });
  await traffic.expect('DELETE', `${filter}/columns`);
  const share = { type: 'projectRole', projectId: '10000', projectRoleId: '10002' };
  const shared = await traffic.expect('POST', `${filter}/permission`, share);
  for (const type of ['authenticated', 'global'])
    await traffic.expect('POST', `${filter}/permission`, { type });
  await traffic.expect('POST', `${filter}/permission`, { type: 'group', groupname: 'jira-users' });
  await traffic.expect('POST', `${filter}/permission`, { type: 'user', accountId: me.accountId });
  await traffic.expect('GET', `${filter}/permission`);
  const one = `${filter}/permission/${String(shared.list[0]?.['id'])}`;
  await traffic.expect('GET', one);
  await traffic.expect('DELETE', one);
  await traffic.expect('PUT', `${filter}/owner`, { accountId: me.accountId });
  await traffic.expect('DELETE', filter);
}
