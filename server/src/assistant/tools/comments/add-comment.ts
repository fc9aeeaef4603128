import type { AddCommentInput } from '@sidelight/contract';
import { markdownToAdf } from '../../../jira/documents/from-markdown.ts';
import { adfToMarkdown } from '../../../jira/documents/to-markdown.ts';
import { appears, type Planner } from '../write-plan.ts';
import { withMentions } from './mentions.ts';

export const planComment: Planner<AddCommentInput> = async (input, { account }) => {
  const [issue, siteUrl, { markdown: body, warnings }] = await Promise.all([
    account.snapshot(input.key),
    account.siteUrl(),
    withMentions(input.body, account),
  ]);
  // What carries a mention is for Jira; the person sees the name.
  const shown = body === input.body ? body : adfToMarkdown(markdownToAdf(body));
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
          changes: [appears('comment', 'Comment', shown)],
        },
      ],
      leftOut: [],
      warnings: [...warnings],
    },
    operations: [{ kind: 'comment', siteUrl, key: issue.key, body }],
  };
};
