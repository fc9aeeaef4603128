import { describe, expect, test } from 'vitest';
import { issueAddress } from './issue-address.ts';

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
    expect(issueAddress(site + path)).toEqual({ issueKey, site });
  });

  test('of the sandbox, on its own port', () => {
    expect(issueAddress('http://127.0.0.1:8001/browse/PAY-1')).toEqual({
      issueKey: 'PAY-1',
      site: 'http://127.0.0.1:8001',
    });
  });
});

test.each([
  `${site}/jira/your-work`,
  `${site}/jira/software/projects/PAY/boards/1`,
  `${site}/jira/software/projects/PAY/boards/1?selectedIssue=`,
  `${site}/browse/PAY`,
  `${site}/browse/PAY-0`,
  `${site}/browse/PAY-1/attachments`,
  `${site}/browse/${encodeURIComponent('<img src=x>-1')}`,
  'edge://extensions',
  'file:///browse/PAY-1',
  'about:blank',
  'not an address',
  '',
])('no issue in %s', (address) => {
  expect(issueAddress(address)).toBeNull();
});
