import { expect } from 'vitest';
import type { Case } from './case.ts';

const jql = 'project = PAY ORDER BY created DESC';

export const searchCases: readonly Case[] = [
  {
    title: 'search and count',
    run: async ({ cloud }) => {
      const all = await cloud.searchAndReconsileIssuesUsingJql({ jql, fields: ['*all'] });
      expect(all.issues?.length).toBeGreaterThan(3);
      await cloud.searchAndReconsileIssuesUsingJqlPost({ jql, fields: ['summary'], maxResults: 3 });
      expect((await cloud.countIssues({ jql })).count).toBeGreaterThan(3);
    },
  },
  {
    title: 'the help of the JQL editor',
    run: async ({ cloud }) => {
      await cloud.getAutoComplete();
      await cloud.getAutoCompletePost({ projectIds: [10_000] });
      const { results } = await cloud.getFieldAutoCompleteForQueryString({
        fieldName: 'status',
        fieldValue: 'in',
      });
      expect(results?.map(({ value }) => value)).toContain('"In Progress"');
      const { matches } = await cloud.matchIssues({ jqls: [jql, 'project = DESK'], issueIds: [10_001] });
      expect(matches).toHaveLength(2);
      await cloud.parseJqlQueries({ validation: 'strict', queries: [jql, 'project = '] });
    },
  },
];
