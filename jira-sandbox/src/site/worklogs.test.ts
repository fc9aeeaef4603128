import { expect, test } from 'vitest';
import { addAttachment, removeAttachment } from './attachments.ts';
import { SiteChanges } from './changes.ts';
import { generateSite } from './generate.ts';
import type { Issue } from './model/issue.ts';
import { demoPeople } from './people.ts';
import { addRemoteLink, editRemoteLink, removeRemoteLink } from './remote-links.ts';
import { addWorklog, editWorklog, removeWorklog, timeSpent } from './worklogs.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const [amira, tomas] = demoPeople;

function start() {
  const site = generateSite({ seed: 3, now: NOW, issues: 30, name: 'site', url: 'http://127.0.0.1:1' });
  const changes = new SiteChanges(site);
  const issue = site.issues.get('PAY-1');
  if (issue === undefined) throw new Error('the site has no PAY-1');
  const before = issue.history.length;
  return { site, changes, issue, news: () => issue.history.slice(before).map(told) };
}

function told({ items }: Issue['history'][number]) {
  return items.map(({ field, fromText, toText }) => [field, fromText, toText]);
}

test('worked time adds up, and each step of it is in the history', () => {
  const { site, changes, issue, news } = start();
  changes.changeIssue(issue, { originalEstimate: 7200, remainingEstimate: 7200 }, amira, NOW);
  const first = addWorklog(changes, issue, { startedAt: NOW, seconds: 3600 }, tomas, NOW, 3600);
  addWorklog(changes, issue, { startedAt: NOW - 60_000, seconds: 60 }, amira, NOW);
  expect([timeSpent(issue), issue.remainingEstimate, issue.worklogs[1]]).toEqual([3660, 3600, first]);
  editWorklog(changes, issue, first, { seconds: 1800 }, amira, NOW + 5, 5400);
  expect([timeSpent(issue), first.updatedAt, first.updateAuthor]).toEqual([1860, NOW + 5, amira]);
  removeWorklog(changes, issue, first, amira, NOW + 9);
  expect(site.deletedWorklogs).toEqual([{ id: first.id, at: NOW + 9 }]);
  expect(news()).toEqual([
    [
      ['timeoriginalestimate', null, '7200'],
      ['timeestimate', null, '7200'],
    ],
    [
      ['timeestimate', '7200', '3600'],
      ['timespent', null, '3600'],
    ],
    [['timespent', '3600', '3660']],
    [
      ['timeestimate', '3600', '5400'],
      ['timespent', '3660', '1860'],
      ['WorklogId', first.id, null],
    ],
    [
      ['timespent', '1860', '60'],
      ['WorklogId', first.id, null],
    ],
  ]);
});

test('attachments and remote links come and go by name, with ids of their own on a site read again', () => {
  const { site, changes, issue, news } = start();
  const file = { fileName: 'a.txt', mimeType: 'text/plain', content: new Uint8Array([65]) };
  const attachment = addAttachment(changes, issue, file, tomas, NOW);
  const other = addAttachment(new SiteChanges(site), issue, file, tomas, NOW);
  expect(other.id).not.toBe(attachment.id);
  removeAttachment(changes, issue, attachment, tomas, NOW);
  expect(issue.attachments).toEqual([other]);
  const draft = {
    globalId: null,
    relationship: null,
    application: { name: 'Wiki' },
    object: { url: 'https://wiki.example/1', title: 'Plan' },
  };
  const link = addRemoteLink(changes, issue, draft, amira, NOW);
  editRemoteLink(changes, issue, link, { ...draft, application: {} }, amira, NOW);
  removeRemoteLink(changes, issue, issue.remoteLinks[0] ?? link, amira, NOW);
  expect(news().flat()).toEqual([
    ['Attachment', null, 'a.txt'],
    ['Attachment', null, 'a.txt'],
    ['Attachment', 'a.txt', null],
    ['RemoteIssueLink', null, 'This issue links to "Plan (Wiki)"'],
    ['RemoteIssueLink', 'This issue links to "Plan (Wiki)"', 'This issue links to "Plan"'],
    ['RemoteIssueLink', 'This issue links to "Plan"', null],
  ]);
});
