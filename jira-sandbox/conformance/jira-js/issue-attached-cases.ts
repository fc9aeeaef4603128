import { expect } from 'vitest';
import { adf } from '../platform-requests.ts';
import type { Case } from './case.ts';

const propertyKey = 'colour';

export const attachedThingsCases: readonly Case[] = [
  {
    title: 'work logged, corrected, synchronised and deleted',
    run: async ({ cloud }) => {
      const issueIdOrKey = 'PAY-1';
      const { id = '' } = await cloud.addWorklog({ issueIdOrKey, timeSpent: '2h', comment: adf('Worked') });
      await cloud.updateWorklog({ issueIdOrKey, id, body: { timeSpent: '3h' } });
      expect((await cloud.getWorklog({ issueIdOrKey, id })).timeSpentSeconds).toBe(10_800);
      await cloud.getIssueWorklog({ issueIdOrKey });
      await cloud.getWorklogsForIds({ ids: [Number(id)] });
      const worklogId = id;
      await cloud.setWorklogProperty({ issueIdOrKey, worklogId, propertyKey, body: { red: 1 } });
      await cloud.getWorklogProperty({ issueIdOrKey, worklogId, propertyKey });
      await cloud.getWorklogPropertyKeys({ issueIdOrKey, worklogId });
      await cloud.deleteWorklogProperty({ issueIdOrKey, worklogId, propertyKey });
      await cloud.deleteWorklog({ issueIdOrKey, id });
      await cloud.getIdsOfWorklogsModifiedSince({ since: 0 });
      await cloud.getIdsOfWorklogsDeletedSince({ since: 0 });
      await cloud.getSharedTimeTrackingConfiguration();
    },
  },
  {
    title: 'a file attached, read and deleted',
    run: async ({ cloud }) => {
      const { uploadLimit = 0 } = await cloud.getAttachmentMeta();
      expect(uploadLimit).toBeGreaterThan(0);
      const [file] = await cloud.addAttachment({
        issueIdOrKey: 'PAY-1',
        attachments: { filename: 'a.txt', content: 'words' },
      });
      const id = file?.id ?? '';
      expect((await cloud.getAttachment({ id })).filename).toBe('a.txt');
      expect((await cloud.getAttachmentContent({ id })).byteLength).toBe(5);
      expect((await cloud.getAttachmentThumbnail({ id })).byteLength).toBeGreaterThan(0);
      await cloud.removeAttachment({ id });
    },
  },
  {
    title: 'links to elsewhere',
    run: async ({ cloud }) => {
      const issueIdOrKey = 'PAY-1';
      const link = { globalId: 'wiki=1', object: { url: 'https://wiki.example/1', title: 'The plan' } };
      const { id = 0 } = await cloud.createOrUpdateRemoteIssueLink({ issueIdOrKey, ...link });
      await cloud.getRemoteIssueLinks({ issueIdOrKey });
      await cloud.getRemoteIssueLinks({ issueIdOrKey, globalId: link.globalId });
      const linkId = String(id);
      await cloud.updateRemoteIssueLink({ issueIdOrKey, linkId, ...link });
      await cloud.getRemoteIssueLinkById({ issueIdOrKey, linkId });
      await cloud.deleteRemoteIssueLinkById({ issueIdOrKey, linkId });
      await cloud.createOrUpdateRemoteIssueLink({ issueIdOrKey, ...link });
      await cloud.deleteRemoteIssueLinkByGlobalId({ issueIdOrKey, globalId: link.globalId });
    },
  },
  {
    title: 'properties of issues and comments, and comments by their ids',
    run: async ({ cloud }) => {
      const issueIdOrKey = 'PAY-1';
      await cloud.setIssueProperty({ issueIdOrKey, propertyKey, body: { red: 1 } });
      expect((await cloud.getIssueProperty({ issueIdOrKey, propertyKey })).value).toEqual({ red: 1 });
      await cloud.getIssuePropertyKeys({ issueIdOrKey });
      await cloud.deleteIssueProperty({ issueIdOrKey, propertyKey });
      const { id = '' } = await cloud.addComment({ issueIdOrKey, body: adf('Said') });
      const commentId = id;
      await cloud.setCommentProperty({ commentId, propertyKey, body: { red: 1 } });
      await cloud.getCommentProperty({ commentId, propertyKey });
      await cloud.getCommentPropertyKeys({ commentId });
      await cloud.deleteCommentProperty({ commentId, propertyKey });
      await cloud.getCommentsByIds({ ids: [Number(id)] });
      await cloud.deleteComment({ issueIdOrKey, id });
    },
  },
  {
    title: 'several issues created, their changes and what may be edited',
    run: async ({ cloud }, { site }) => {
      const fields = { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'One of several' };
      const { issues, errors } = await cloud.createIssues({ issueUpdates: [{ fields }, { fields: {} }] });
      expect([issues?.length, errors?.[0]?.failedElementNumber]).toEqual([1, 1]);
      const issueIdOrKey = 'PAY-1';
      await cloud.getEditIssueMeta({ issueIdOrKey });
      await cloud.getIssuePickerResource({ query: 'pay' });
      const id = Number(site.issues.get(issueIdOrKey)?.history[0]?.id);
      expect((await cloud.getChangeLogsByIds({ issueIdOrKey, changelogIds: [id] })).total).toBe(1);
      await cloud.getBulkChangelogs({ issueIdsOrKeys: [issueIdOrKey] });
    },
  },
];
