import type { RelatedIssue } from '@sidelight/contract';
import { z } from 'zod';
import { jiraStatusSchema } from './status.ts';

const otherIssue = z
  .object({ key: z.string(), fields: z.object({ summary: z.string().catch(''), status: jiraStatusSchema }) })
  .optional();

/** Jira's links of an issue, each as that issue says it. */
export const linksSchema = z
  .array(
    z.object({
      type: z.object({ inward: z.string(), outward: z.string() }),
      inwardIssue: otherIssue,
      outwardIssue: otherIssue,
    }),
  )
  .catch([])
  .transform((links) =>
    links.flatMap(({ type, inwardIssue, outwardIssue }) => [
      ...linkTo(type.inward, inwardIssue),
      ...linkTo(type.outward, outwardIssue),
    ]),
  );

function linkTo(relation: string, other: z.output<typeof otherIssue>): RelatedIssue[] {
  if (other === undefined) return [];
  return [{ relation, key: other.key, summary: other.fields.summary, status: other.fields.status }];
}
