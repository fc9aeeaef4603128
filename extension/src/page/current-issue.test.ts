import { expect, test } from 'vitest';
import { createMemoryArea } from '../storage/memory-area.ts';
import { currentIssue, forgetWindow, noteTab, readIssue } from './current-issue.ts';

const own = 'chrome-extension://nhcfbepcgilonhfmbnmilfakmklaakof';
const shown = { issueKey: 'PAY-1', site: 'https://example.atlassian.net' };
const issueTab = { windowId: 1, url: 'https://example.atlassian.net/browse/PAY-1' };

test('each window has its own issue', async () => {
  const area = createMemoryArea();
  await noteTab(area, issueTab, own);
  await noteTab(area, { windowId: 2, url: 'https://example.atlassian.net/browse/PAY-2' }, own);
  expect(await currentIssue(area, 1)).toEqual(shown);
  expect((await currentIssue(area, 2))?.issueKey).toBe('PAY-2');
  await forgetWindow(area, 2);
  expect(await currentIssue(area, 2)).toBeNull();
});

test.each([
  { why: 'a page without an issue', url: 'https://example.atlassian.net/jira/your-work' },
  { why: 'a page whose address is not shown to the extension', url: undefined },
])('$why clears it', async ({ url }) => {
  const area = createMemoryArea();
  await noteTab(area, issueTab, own);
  await noteTab(area, { windowId: 1, url }, own);
  expect(await currentIssue(area, 1)).toBeNull();
});

test("the extension's own pages leave it as it is", async () => {
  const area = createMemoryArea();
  await noteTab(area, issueTab, own);
  await noteTab(area, { windowId: 1, url: `${own}/options.html` }, own);
  expect(await currentIssue(area, 1)).toEqual(shown);
});

test('an entry in another form is no issue', () => {
  expect(readIssue({ key: 'PAY-1' })).toBeNull();
  expect(readIssue(undefined)).toBeNull();
});
