import { expect, test } from 'vitest';
import { pageOf, subjectsOf } from './page-subjects.ts';

const names = (page: Parameters<typeof subjectsOf>[0]) => subjectsOf(page).map(({ name }) => name);

test.each([
  [undefined, []],
  [{ siteUrl: 'https://acme.example' }, []],
  [{ issueKey: 'PAY-1' }, ['PAY-1']],
  [{ project: 'PAY', board: 3 }, ['this board of PAY']],
  [{ board: 3 }, ['this board']],
  [{ project: 'PAY', board: 3, issueKey: 'PAY-1' }, ['PAY-1', 'this board of PAY']],
  [{ filter: 10_001 }, ['this filter']],
  [{ project: 'PAY', jql: 'project = PAY' }, ['this search']],
  [{ project: 'PAY' }, ['PAY']],
])('%j', (page, subjects) => expect(names(page)).toEqual(subjects));

test('what is taken away does not go along', () => {
  const [issue, board] = subjectsOf({ project: 'PAY', board: 3, issueKey: 'PAY-1' });
  if (issue === undefined || board === undefined) throw new Error('Two subjects are shown.');
  expect(pageOf([issue, board])).toMatchObject({ issueKey: 'PAY-1', project: 'PAY', board: 3 });
  expect(pageOf([board])).not.toHaveProperty('issueKey');
  expect(pageOf([])).toEqual({});
});
