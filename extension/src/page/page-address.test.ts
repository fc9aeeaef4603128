import { describe, expect, test } from 'vitest';
import { pageAddress } from './page-address.ts';

const site = 'https://example.atlassian.net';

describe('an address that shows an issue', () => {
  test.each([
    ['/browse/PAY-12', 'PAY-12'],
    ['/browse/PAY-12/', 'PAY-12'],
    ['/browse/pay-12?focusedCommentId=10001#comment-10001', 'PAY-12'],
    ['/jira/software/projects/PAY/boards/1?selectedIssue=PAY-7', 'PAY-7'],
    ['/jira/software/c/projects/PAY/boards/3/backlog?view=detail&selectedIssue=PAY-8', 'PAY-8'],
    ['/secure/RapidBoard.jspa?rapidView=4&selectedIssue=PAY-9', 'PAY-9'],
    ['/jira/software/projects/PAY/issues/PAY-10?jql=project%20%3D%20PAY', 'PAY-10'],
    ['/projects/PAY/issues/PAY-11', 'PAY-11'],
    ['/jira/servicedesk/projects/HELP/queues/custom/5/HELP-2', 'HELP-2'],
    ['/jira/servicedesk/projects/HELP/queues/issue/HELP-3', 'HELP-3'],
    ['/servicedesk/customer/portal/2/HELP-4', 'HELP-4'],
    ['/browse/A_B2-1', 'A_B2-1'],
  ])('%s', (path, issueKey) => {
    expect(pageAddress(site + path)).toMatchObject({ issueKey, site });
  });

  test('of the sandbox, on its own port', () => {
    expect(pageAddress('http://127.0.0.1:8001/browse/PAY-1')).toEqual({
      issueKey: 'PAY-1',
      site: 'http://127.0.0.1:8001',
    });
  });
});

describe('an address that shows a list', () => {
  test.each([
    ['/jira/software/projects/PAY/boards/1', { project: 'PAY', board: 1 }],
    ['/jira/software/projects/PAY/boards/1?selectedIssue=', { project: 'PAY', board: 1 }],
    ['/jira/software/c/projects/PAY/boards/3/backlog?epics=visible', { project: 'PAY', board: 3 }],
    ['/jira/software/c/projects/PAY/boards/3/timeline', { project: 'PAY', board: 3 }],
    [
      '/jira/software/projects/PAY/boards/1?selectedIssue=PAY-7',
      { project: 'PAY', board: 1, issueKey: 'PAY-7' },
    ],
    ['/secure/RapidBoard.jspa?rapidView=4&projectKey=PAY&view=planning', { project: 'PAY', board: 4 }],
    ['/secure/RapidBoard.jspa?rapidView=4', { board: 4 }],
    ['/issues/?filter=10001', { filter: 10001 }],
    ['/issues/?filter=-1', { filter: -1 }],
    ['/issues/?jql=project%20%3D%20PAY', { jql: 'project = PAY' }],
    ['/issues/?filter=10001&jql=project%20%3D%20PAY', { jql: 'project = PAY' }],
    [
      '/jira/software/projects/PAY/issues/?jql=assignee%20is%20EMPTY',
      { project: 'PAY', jql: 'assignee is EMPTY' },
    ],
    [
      '/jira/software/projects/PAY/issues/PAY-10?jql=project%20%3D%20PAY',
      { project: 'PAY', issueKey: 'PAY-10', jql: 'project = PAY' },
    ],
    ['/jira/core/projects/OPS/board', { project: 'OPS' }],
    ['/projects/OPS', { project: 'OPS' }],
    ['/browse/PAY', { project: 'PAY' }],
    ['/browse/PAY-12', { issueKey: 'PAY-12' }],
  ])('%s', (path, shown) => {
    expect(pageAddress(site + path)).toEqual({ ...shown, site });
  });

  test.each([
    '/jira/software/projects/PAY%20X/boards/x',
    '/jira/dashboards/10001?filter=3',
    '/wiki/spaces/PAY?jql=project%20%3D%20PAY',
    '/issues/?filter=all',
    '/secure/RapidBoard.jspa?rapidView=-4',
  ])('none in %s', (path) => expect(pageAddress(site + path)).toBeNull());

  test('none in a JQL that is too long to be sent', () => {
    expect(pageAddress(`${site}/issues/?jql=${'a'.repeat(4_001)}`)).toBeNull();
  });
});

test.each([
  `${site}/jira/your-work`,
  `${site}/browse/PAY-0`,
  `${site}/browse/PAY-1/attachments`,
  `${site}/browse/${encodeURIComponent('<img src=x>-1')}`,
  'edge://extensions',
  'file:///browse/PAY-1',
  'about:blank',
  'not an address',
  '',
])('nothing in %s', (address) => {
  expect(pageAddress(address)).toBeNull();
});
