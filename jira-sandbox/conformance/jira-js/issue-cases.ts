import { expect } from 'vitest';
import type { Case } from './case.ts';

export const issueCases: readonly Case[] = [
  {
    title: 'an issue from creation to deletion',
    run: async ({ cloud }, { people: [, second] }) => {
      const project = 'PAY';
      const { issueTypes } = await cloud.getCreateIssueMetaIssueTypes({ projectIdOrKey: project });
      await cloud.getCreateIssueMetaIssueTypeId({
        projectIdOrKey: project,
        issueTypeId: issueTypes?.[0]?.id ?? '',
      });
      const { key: issueIdOrKey } = await cloud.createIssue({
        fields: { project: { key: project }, issuetype: { name: 'Bug' }, summary: 'Through jira.js' },
      });
      await cloud.editIssue({ issueIdOrKey, fields: { labels: ['one'] } });
      await cloud.assignIssue({ issueIdOrKey, accountId: second?.accountId ?? '' });
      const { transitions } = await cloud.getTransitions({ issueIdOrKey });
      await cloud.doTransition({ issueIdOrKey, transition: { id: transitions?.[0]?.id ?? '' } });
      const read = await cloud.getIssue({ issueIdOrKey, expand: 'names,changelog' });
      expect(read.fields?.['summary']).toBe('Through jira.js');
      await cloud.getChangeLogs({ issueIdOrKey });
      await cloud.bulkFetchIssues({ issueIdsOrKeys: [issueIdOrKey], fields: ['summary'] });
      await cloud.deleteIssue({ issueIdOrKey });
    },
  },
  {
    title: 'watchers, votes and links',
    run: async ({ cloud }, { people: [me, second], site }) => {
      const accountId = second?.accountId ?? '';
      const issue = [...site.issues.values()].find(
        ({ reporter, resolution, links }) =>
          reporter?.accountId !== me.accountId && resolution === null && links.length === 0,
      );
      const issueIdOrKey = issue?.key ?? '';
      // Jira takes the account id as a JSON text here; the type of jira.js knows only objects.
      await cloud.addWatcher({ issueIdOrKey, body: accountId as unknown as Record<string, unknown> });
      await cloud.getIssueWatchers({ issueIdOrKey });
      await cloud.removeWatcher({ issueIdOrKey, accountId });
      await cloud.addVote({ issueIdOrKey });
      await cloud.notify({ issueIdOrKey, subject: 'See', textBody: 'Now', to: { watchers: true } });
      await cloud.getVotes({ issueIdOrKey });
      await cloud.removeVote({ issueIdOrKey });
      const other = [...site.issues.values()].find((candidate) => candidate !== issue)?.key ?? '';
      await cloud.getIssueLinkTypes();
      await cloud.getIssueLinkType({ issueLinkTypeId: '10000' });
      await cloud.linkIssues({
        type: { name: 'Blocks' },
        inwardIssue: { key: issueIdOrKey },
        outwardIssue: { key: other },
      });
      const linkId = issue?.links[0]?.id ?? '';
      await cloud.getIssueLink({ linkId });
      await cloud.deleteIssueLink({ linkId });
    },
  },
];
