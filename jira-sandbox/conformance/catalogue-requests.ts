import type { Traffic } from './traffic.ts';

const API = '/rest/api/3';

/** Fields with their contexts and options, pages of what the site shares, avatars, preferences, and queries looked at. */
export async function sendCatalogueRequests(traffic: Traffic): Promise<void> {
  for (const path of [
    'priority/search?priorityName=high',
    'resolution/search?maxResults=2',
    'statuses/search?searchString=in&statusCategory=IN_PROGRESS&projectId=10000',
    'statuses/byNames?name=Done&name=To%20Do',
    'statuses?id=3&id=10000',
    'issuetype/10001/alternatives',
    'universal_avatar/view/type/project?format=png&size=large',
    'universal_avatar/view/type/issuetype/avatar/10303',
    'universal_avatar/view/type/project/owner/10000',
    'mypreferences?key=jira.user.timezone',
    'mypreferences/locale',
    'project/recent',
  ])
    await traffic.expect('GET', `${API}/${path}`);
  await workOnFields(traffic);
  await lookAtQueries(traffic);
}

async function workOnFields(traffic: Traffic): Promise<void> {
  const { customFields } = traffic.sandbox.site;
  await traffic.expect(
    'GET',
    `${API}/field/search?expand=key,lastUsed,screensCount,contextsCount,projectsCount`,
  );
  await traffic.expect('GET', `${API}/field/search?type=custom&query=s&orderBy=-name&maxResults=3`);
  for (const { id, contexts } of customFields) {
    const place = `${API}/field/${id}/context`;
    for (const path of ['', '/projectmapping', '/issuetypemapping'])
      await traffic.expect('GET', place + path);
    for (const context of contexts) await traffic.expect('GET', `${place}/${context.id}/option`);
  }
  const cascade = customFields.find(({ kind }) => kind === 'cascadingSelect');
  const [context] = cascade?.contexts ?? [];
  const [root] = context?.options ?? [];
  const options = `${API}/field/${cascade?.id}/context/${context?.id}/option`;
  await traffic.expect('GET', `${API}/customFieldOption/${root?.id}`);
  const added = await traffic.expect('POST', options, {
    options: [{ value: 'One more' }, { value: 'Below the first', optionId: root?.id }],
  });
  const [more, below] = Array.isArray(added.json['options']) ? added.json['options'] : [];
  await traffic.expect('PUT', options, { options: [{ id: more.id, value: 'Another', disabled: true }] });
  await traffic.expect('PUT', `${options}/move`, { customFieldOptionIds: [more.id], after: root?.id });
  for (const { id } of [more, below]) await traffic.expect('DELETE', `${options}/${id}`);
}

async function lookAtQueries(traffic: Traffic): Promise<void> {
  const queries = [
    'project in (PAY, GAME) AND NOT (status WAS "Done" BY currentUser() OR cf[10016] > 3) ORDER BY due DESC, key',
    'status CHANGED FROM "To Do" TO Done AFTER -7d AND resolution IS EMPTY AND summary !~ "a*"',
  ];
  for (const validation of ['strict', 'warn', 'none'])
    await traffic.expect('POST', `${API}/jql/parse?validation=${validation}`, { queries });
  await traffic.expect('POST', `${API}/jql/match`, {
    jqls: [...queries, 'color = red'],
    issueIds: [10_001, 10_002],
  });
  const [, second] = traffic.sandbox.people;
  await traffic.expect('POST', `${API}/jql/sanitize`, {
    queries: [
      { query: 'project = PAY' },
      { query: 'project = GAME', accountId: second?.accountId },
      { query: 'project =' },
    ],
  });
  await traffic.expect('POST', `${API}/jql/autocompletedata`, {
    projectIds: [10_000],
    includeCollapsedFields: true,
  });
  const suggestions = `${API}/jql/autocompletedata/suggestions`;
  for (const query of [
    'fieldName=status&fieldValue=in',
    'fieldName=assignee&fieldValue=so',
    'fieldName=status&predicateName=by&predicateValue=am',
    'fieldName=Severity',
  ])
    await traffic.expect('GET', `${suggestions}?${query}`);
}
