import { parse } from '@sidelight/jql';
import { expect, it } from 'vitest';
import { document, paragraph } from '../site/adf.ts';
import { SiteChanges } from '../site/changes.ts';
import { generateSite } from '../site/generate.ts';
import { testNow } from './arbitrary-site.ts';
import { compileQuery } from './compile-query.ts';
import { findIssues } from './find-issues.ts';

const site = generateSite({ seed: 7, now: testNow, issues: 90, name: 'Test', url: 'https://test.example' });
const changes = new SiteChanges(site);
const [me] = site.people;
const issue = [...site.issues.values()][20];
if (me === undefined || issue === undefined) throw new Error('empty site');

function keys(text: string): string[] {
  const parsed = parse(text);
  if (!parsed.ok || me === undefined) throw new Error(text);
  const compiled = compileQuery(parsed.query, { site, me, now: testNow, timeZone: 'UTC' });
  if (!compiled.ok) throw new Error(compiled.errors.join());
  return findIssues(compiled.search, site).map(({ key }) => key);
}

it('finds what is said from now on, and no longer what was unsaid or deleted', () => {
  expect(keys('text ~ xylophone')).toEqual([]);
  changes.changeIssue(issue, { summary: 'A xylophone' }, me, testNow);
  expect(keys('summary ~ xylophones')).toEqual([issue.key]);
  expect(keys('text ~ "xyl*" AND summary !~ piano')).toEqual([issue.key]);
  const comment = changes.comments.add(issue, document(paragraph('a glockenspiel')), me, testNow);
  expect(keys('comment ~ "glokenspiel~" OR summary ~ zither')).toEqual([issue.key]);
  changes.comments.edit(issue, comment, document(paragraph('a marimba')), me, testNow);
  expect(keys('text ~ glockenspiel')).toEqual([]);
  expect(keys('text ~ "xylophone marimba" OR text ~ "marimba"')).toEqual([issue.key]);
  changes.deleteIssue(issue, me, testNow);
  expect(keys('text ~ marimba')).toEqual([]);
});
