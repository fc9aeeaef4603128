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
}
