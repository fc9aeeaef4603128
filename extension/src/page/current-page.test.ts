import { expect, test } from 'vitest';
import { createMemoryArea } from '../storage/memory-area.ts';
import { currentPage, forgetWindow, noteTab, readPage } from './current-page.ts';

const own = 'chrome-extension://nhcfbepcgilonhfmbnmilfakmklaakof';
const shown = { issueKey: 'PAY-1', site: 'https://example.atlassian.net' };
const issueTab = { windowId: 1, url: 'https://example.atlassian.net/browse/PAY-1' };

test('each window has its own page', async () => {
  const area = createMemoryArea();
  await noteTab(area, issueTab, own);
  await noteTab(area, { windowId: 2, url: 'https://example.atlassian.net/browse/PAY-2' }, own);
  expect(await currentPage(area, 1)).toEqual(shown);
  expect((await currentPage(area, 2))?.issueKey).toBe('PAY-2');
  await forgetWindow(area, 2);
  expect(await currentPage(area, 2)).toBeNull();
});

test.each([
  { why: 'a page without an issue or a list', url: 'https://example.atlassian.net/jira/your-work' },
  { why: 'a page whose address is not shown to the extension', url: undefined },
])('$why clears it', async ({ url }) => {
  const area = createMemoryArea();
  await noteTab(area, issueTab, own);
  await noteTab(area, { windowId: 1, url }, own);
  expect(await currentPage(area, 1)).toBeNull();
});

test("the extension's own pages leave it as it is", async () => {
  const area = createMemoryArea();
  await noteTab(area, issueTab, own);
  await noteTab(area, { windowId: 1, url: `${own}/options.html` }, own);
  expect(await currentPage(area, 1)).toEqual(shown);
});

test('a board is kept, too', async () => {
  const area = createMemoryArea();
  const url = 'https://example.atlassian.net/jira/software/projects/PAY/boards/3/backlog';
  await noteTab(area, { windowId: 1, url }, own);
  expect(await currentPage(area, 1)).toEqual({
    project: 'PAY',
    board: 3,
    site: 'https://example.atlassian.net',
  });
});

test('an entry in another form is no page', () => {
  expect(readPage({ key: 'PAY-1' })).toBeNull();
  expect(readPage(undefined)).toBeNull();
});
