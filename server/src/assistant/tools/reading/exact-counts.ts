import type { IssueGroup } from '@sidelight/contract';
import { and, type Clause, comparison, empty, list, parse, print, query } from '@sidelight/jql';
import { z } from 'zod';
import { inLanes } from '../../../in-lanes.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { Grouping } from './grouping.ts';

/** A question about each costs a call: more groups than these are not asked for. */
const mostAsked = 20;
const askedAtOnce = 6;
export const theRest = 'others';

type Values = Readonly<Record<string, unknown>>;

const named = z.object({ name: z.string() }).transform(({ name }) => name);
const keyed = z.object({ key: z.string() }).transform(({ key }) => key);
const person = z.object({ accountId: z.string() }).transform(({ accountId }) => accountId);

/** Fields of which an issue has one value, which JQL finds: by Jira's id, with the field's name in JQL and how it is compared. */
const single: Readonly<Record<string, { readonly jql: string; readonly operand: z.ZodType<string> }>> = {
  status: { jql: 'status', operand: named },
  priority: { jql: 'priority', operand: named },
  issuetype: { jql: 'issuetype', operand: named },
  resolution: { jql: 'resolution', operand: named },
  project: { jql: 'project', operand: keyed },
  assignee: { jql: 'assignee', operand: person },
  reporter: { jql: 'reporter', operand: person },
  creator: { jql: 'creator', operand: person },
};

/**
 * Each group counted by Jira over all that the query finds, where it is by a field that issues have one value of and has few
 * values; what is in none of the groups is one more. `seen`: the groups of the issues that were read. Null where that cannot be
 * asked, or would be asked for too often.
 */
export async function exactCounts(
  jql: string,
  by: Grouping,
  seen: ReadonlyMap<string, readonly Values[]>,
  total: number,
  account: Pick<JiraAccount, 'count'>,
): Promise<IssueGroup[] | null> {
  const [id = ''] = by.field.ids;
  const field = Object.hasOwn(single, id) ? single[id] : undefined;
  const parsed = parse(jql);
  if (field === undefined || seen.size > mostAsked || !parsed.ok) return null;
  const { where } = parsed.query;
  const clauses = [...seen].map(([name, held]) => ({ name, clause: clauseOf(field, id, held) }));
  const groups = await inLanes(clauses, askedAtOnce, async ({ name, clause }): Promise<IssueGroup> => {
    return { name, count: await account.count(print(query(and(where, clause)))) };
  });
  const rest = total - groups.reduce((sum, { count }) => sum + count, 0);
  return rest > 0 ? [...groups, { name: theRest, count: rest }] : groups;
}

function clauseOf(
  { jql, operand }: { readonly jql: string; readonly operand: z.ZodType<string> },
  id: string,
  held: readonly Values[],
): Clause {
  // Two people may have one name; what has none of them holds nothing.
  const operands = new Set(held.flatMap((values) => operand.safeParse(values[id]).data ?? []));
  return operands.size === 0 ? comparison(jql, 'is', empty) : comparison(jql, 'in', list([...operands]));
}
