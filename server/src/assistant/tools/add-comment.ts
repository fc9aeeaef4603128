import type { AddCommentInput } from '@sidelight/contract';
import { appears, type Planner } from './write-plan.ts';

export const planComment: Planner<AddCommentInput> = async (input, { account }) => {
  const [issue, siteUrl] = await Promise.all([account.snapshot(input.key), account.siteUrl()]);
  return {
    kind: 'plan',
    plan: {
      kind: 'comment',
      title: `Comment on ${issue.key}`,
      issues: [
        {
          key: issue.key,
          url: issue.url,
          summary: issue.summary,
          changes: [appears('comment', 'Comment', input.body)],
        },
      ],
      warnings: [],
    },
    operation: { kind: 'comment', siteUrl, key: issue.key, body: input.body },
  };
};
