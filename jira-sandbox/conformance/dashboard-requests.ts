import type { Traffic } from './traffic.ts';

const API = '/rest/api/3';
const RESULTS =
  'rest/gadgets/1.0/g/com.atlassian.jira.gadgets:filter-results-gadget/gadgets/filter-results-gadget.xml';

/** A dashboard from its creation to its end, and what is on it. */
export async function sendDashboardRequests(traffic: Traffic): Promise<void> {
  await traffic.expect('GET', `${API}/dashboard?maxResults=1`);
  await traffic.expect(
    'GET',
    `${API}/dashboard/search?dashboardName=a&orderBy=-favourite_count&maxResults=1`,
  );
  await traffic.expect('GET', `${API}/dashboard/gadgets`);
  const created = await traffic.expect('POST', `${API}/dashboard`, {
    name: 'Made for the check',
    description: 'Short-lived',
    sharePermissions: [{ type: 'project', project: { id: '10000' } }, { type: 'authenticated' }],
    editPermissions: [{ type: 'group', group: { name: 'site-admins' } }],
  });
  const one = `${API}/dashboard/${String(created.json['id'])}`;
  await traffic.expect('GET', one);
  await traffic.expect('PUT', one, { name: 'Renamed', sharePermissions: [], editPermissions: [] });
  const gadget = await traffic.expect('POST', `${one}/gadget`, {
    uri: RESULTS,
    color: 'green',
    position: { row: 0, column: 1 },
  });
  const id = String(gadget.json['id']);
  await traffic.expect('PUT', `${one}/gadget/${id}`, { title: 'Ours', color: 'red' });
  await traffic.expect('GET', `${one}/gadget?gadgetId=${id}`);
  const property = `${one}/items/${id}/properties/config`;
  await traffic.expect('PUT', property, { num: 10 });
  await traffic.expect('PUT', property, { num: 20 });
  await traffic.expect('GET', `${one}/items/${id}/properties`);
  await traffic.expect('GET', property);
  await traffic.expect('DELETE', property);
  await traffic.expect('DELETE', `${one}/gadget/${id}`);
  const copy = await traffic.expect('POST', `${one}/copy`, {
    name: 'A copy',
    sharePermissions: [],
    editPermissions: [],
  });
  await traffic.expect('DELETE', `${API}/dashboard/${String(copy.json['id'])}`);
  await traffic.expect('DELETE', one);
}
