import type { Traffic } from './traffic.ts';

const API = '/rest/api/3';

/** People and groups by what they may do, and what one may do oneself. */
export async function sendPeopleRequests(traffic: Traffic): Promise<void> {
  await traffic.expect('GET', `${API}/group?groupname=jira-users&expand=users`);
  await traffic.expect('GET', `${API}/groupuserpicker?query=pa&showAvatar=true`);
  await traffic.expect('GET', `${API}/users?maxResults=2`);
  await traffic.expect('GET', `${API}/user/assignable/search?issueKey=PAY-1&query=so`);
  await traffic.expect('GET', `${API}/user/assignable/multiProjectSearch?projectKeys=PAY,GAME&query=a`);
  await traffic.expect('GET', `${API}/user/permission/search?permissions=EDIT_ISSUES&projectKey=PAY&query=a`);
  await traffic.expect('GET', `${API}/user/viewissue/search?issueKey=PAY-1&query=a`);
  await traffic.expect('POST', `${API}/permissions/project`, { permissions: ['EDIT_ISSUES'] });
  await traffic.expect('POST', `${API}/permissions/check`, {
    globalPermissions: ['ADMINISTER'],
    projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [10_000], issues: [10_001, 1] }],
  });
  await changeGroups(traffic);
  await setOneself(traffic);
}

async function changeGroups(traffic: Traffic): Promise<void> {
  const invited = await traffic.expect('POST', `${API}/user`, {
    emailAddress: 'invited@example.com',
    products: ['jira-software'],
  });
  const accountId = encodeURIComponent(String(invited.json['accountId']));
  await traffic.expect('GET', `${API}/user?accountId=${accountId}&expand=groups,applicationRoles`);
  await traffic.expect('POST', `${API}/group`, { name: 'checkers' });
  await traffic.expect('POST', `${API}/group/user?groupname=checkers`, {
    accountId: invited.json['accountId'],
  });
  await traffic.expect('DELETE', `${API}/group/user?groupname=checkers&accountId=${accountId}`);
  await traffic.expect('DELETE', `${API}/group?groupname=checkers&swapGroup=jira-users`);
  await traffic.expect('DELETE', `${API}/user?accountId=${accountId}`);
}

async function setOneself(traffic: Traffic): Promise<void> {
  const [me] = traffic.sandbox.people;
  const account = `accountId=${encodeURIComponent(me.accountId)}`;
  await traffic.expect('PUT', `${API}/mypreferences?key=theme`, '"dark"');
  await traffic.expect('DELETE', `${API}/mypreferences?key=theme`);
  await traffic.expectByApiToken('PUT', `${API}/mypreferences/locale`, { locale: 'de_DE' });
  await traffic.expectByApiToken('PUT', `${API}/mypreferences/locale`, { locale: null });
  await traffic.expect('PUT', `${API}/user/columns`, { columns: ['issuekey', 'summary'] });
  await traffic.expect('GET', `${API}/user/columns?${account}`);
  await traffic.expect('DELETE', `${API}/user/columns`);
  const property = `${API}/user/properties/tour?${account}`;
  await traffic.expect('PUT', property, { seen: true });
  await traffic.expect('GET', `${API}/user/properties?${account}`);
  await traffic.expect('GET', property);
  await traffic.expect('DELETE', property);
  await traffic.expect('GET', `${API}/user/bulk/migration?key=nobody&username=no-one`);
}
