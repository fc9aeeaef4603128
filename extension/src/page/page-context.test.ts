import { expect, test } from 'vitest';
import { pageContext } from './page-context.ts';

const site = (name: string) => ({ cloudId: name, name, url: `https://${name}.atlassian.net` });
const sites = [site('acme'), site('acme-lab')];

test.each([
  ['acme', { siteUrl: 'https://acme.atlassian.net', issueKey: 'PAY-1' }],
  ['acme-lab', { siteUrl: 'https://acme-lab.atlassian.net', issueKey: 'PAY-1' }],
  ['somebody-else', {}],
])('an issue of %s', (name, expected) => {
  expect(pageContext({ issueKey: 'PAY-1', site: site(name).url }, sites)).toEqual(expected);
});

test('a board with its project', () => {
  expect(pageContext({ project: 'PAY', board: 3, site: site('acme').url }, sites)).toEqual({
    siteUrl: 'https://acme.atlassian.net',
    project: 'PAY',
    board: 3,
  });
});

test('nothing', () => {
  expect(pageContext(null, sites)).toEqual({});
});
