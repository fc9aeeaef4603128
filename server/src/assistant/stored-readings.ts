import { issueSchema, type ReadIssue } from '@sidelight/contract';
import { z } from 'zod';

/**
 * Until November 2026 a tool of another name read one issue. What it answered stands in conversations, and is read as
 * if the tool of today had.
 */

const messageSchema = z.looseObject({ parts: z.array(z.unknown()) });
const partSchema = z.looseObject({
  type: z.literal('tool-get_issue'),
  input: z.object({ key: z.string() }).optional().catch(undefined),
  output: z.unknown().optional(),
});

export function withReadIssues(message: unknown): unknown {
  const read = messageSchema.safeParse(message);
  return read.success ? { ...read.data, parts: read.data.parts.map(partOfToday) } : message;
}

function partOfToday(part: unknown): unknown {
  const old = partSchema.safeParse(part).data;
  if (old === undefined) return part;
  const { input, output, ...rest } = old;
  const issue = issueSchema.safeParse(output).data;
  return {
    ...rest,
    type: 'tool-read_issues',
    ...(input === undefined ? {} : { input: { keys: [input.key] } }),
    ...(output === undefined
      ? {}
      : { output: issue === undefined ? output : { issues: [issueOfToday(issue)], missing: [] } }),
  };
}

function issueOfToday({ comments, history, ...issue }: z.infer<typeof issueSchema>): ReadIssue {
  const shown = comments.items.length;
  return {
    ...issue,
    comments: {
      total: comments.total,
      first: shown === 0 ? 0 : comments.total - shown + 1,
      last: shown === 0 ? 0 : comments.total,
      items: comments.items,
    },
    // How many changes there were at other times was not kept.
    history: {
      total: history.length,
      first: Math.min(1, history.length),
      last: history.length,
      items: history,
    },
  };
}
