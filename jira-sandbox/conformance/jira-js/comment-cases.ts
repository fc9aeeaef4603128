import { adf } from '../platform-requests.ts';
import type { Case } from './case.ts';

export const commentCases: readonly Case[] = [
  {
    title: 'a comment from saying to deleting',
    run: async ({ cloud }) => {
      const issueIdOrKey = 'PAY-1';
      const { id = '' } = await cloud.addComment({ issueIdOrKey, body: adf('Said') });
      await cloud.getComment({ issueIdOrKey, id });
      await cloud.updateComment({ issueIdOrKey, id, body: { body: adf('Said better') } });
      await cloud.getComments({ issueIdOrKey });
      await cloud.deleteComment({ issueIdOrKey, id });
    },
  },
];
