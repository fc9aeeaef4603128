import type { LinkIssuesInput } from '@sidelight/contract';
import type { IssueLink, LinkEnds, LinkType } from '../../../jira/writes/links.ts';
import { AssistantError } from '../../assistant-error.ts';
import type { Made } from '../../changes.ts';
import { listed } from '../names.ts';
import { type Planner, type PlanningSituation, summaryOf, type WritePlan } from '../write-plan.ts';
import type { LinkOperation, UnlinkOperation } from './link-operations.ts';

/** "KEY blocks OTHER": links two issues, or with `remove` takes that link away. */
export const planLink: Planner<LinkIssuesInput> = async (input, situation) => {
  const { account } = situation;
  if (input.key === input.other) {
    throw new AssistantError('assistant.impossible', { detail: 'An issue cannot be linked to itself.' });
  }
  const [types, links] = await Promise.all([account.linkTypes(), account.linksOf(input.key)]);
  const between = links.filter(({ from, to }) => from === input.other || to === input.other);
  if (input.remove === true) {
    const meant =
      input.relation === undefined ? between : between.filter(isMeant(endsOf(input, types), types));
    const [only, ...more] = meant;
    if (only === undefined) {
      throw new AssistantError('assistant.impossible', {
        detail: `${input.key} has no such link to ${input.other}.`,
      });
    }
    if (more.length > 0) {
      const said = listed(meant.map((each) => wordsOf(each, types)));
      throw new AssistantError('assistant.impossible', { detail: `There are several: ${said}. Say which.` });
    }
    return planUnlinked(only, types, situation);
  }
  const ends = endsOf(input, types);
  const existing = between.find(isMeant(ends, types));
  if (existing !== undefined) {
    const issue = await account.snapshot(input.key);
    const done = `Nothing was changed: ${wordsOf(existing, types)} already.`;
    return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
  }
  return planLinked(ends, types, situation);
};

/** The deleted link once more. */
export async function planLinkAgain(
  { ends }: UnlinkOperation,
  situation: PlanningSituation,
): Promise<WritePlan> {
  return planLinked(ends, await situation.account.linkTypes(), situation);
}

/** Deletes the link that was made. */
export async function planUnlink(
  { ends: { from, to } }: LinkOperation,
  { linkId }: Made,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const [types, links] = await Promise.all([account.linkTypes(), account.linksOf(from)]);
  const link = links.find(({ id }) => id === linkId);
  if (link !== undefined) return planUnlinked(link, types, situation);
  const done = `Nothing was undone: the link of ${from} to ${to} is not there any more.`;
  return {
    kind: 'nothing',
    output: { issue: summaryOf(await account.snapshot(from)), done, ignoredFields: [] },
  };
}

async function planLinked(
  ends: LinkEnds,
  types: readonly LinkType[],
  { account }: PlanningSituation,
): Promise<WritePlan> {
  const [from, to, siteUrl, may] = await Promise.all([
    account.snapshot(ends.from),
    account.snapshot(ends.to),
    account.siteUrl(),
    account.may('LINK_ISSUES', ends.from),
  ]);
  if (!may) throw new AssistantError('assistant.impossible', { detail: `You may not link ${ends.from}.` });
  const relation = types.find(({ name }) => name === ends.type)?.outward ?? ends.type;
  const after = `${relation} ${to.key} ${to.summary}`;
  const changes = [{ field: 'issuelinks', label: 'Link', before: null, after }];
  return {
    kind: 'plan',
    plan: {
      kind: 'change',
      title: `Link: ${from.key} ${relation} ${to.key}`,
      issues: [{ key: from.key, url: from.url, summary: from.summary, changes }],
      leftOut: [],
      warnings: [],
    },
    operations: [{ kind: 'link', siteUrl, key: from.key, ends }],
  };
}

async function planUnlinked(
  { id, ...ends }: IssueLink,
  types: readonly LinkType[],
  { account }: PlanningSituation,
): Promise<WritePlan> {
  const [{ key, url, summary }, siteUrl] = await Promise.all([
    account.snapshot(ends.from),
    account.siteUrl(),
  ]);
  const changes = [{ field: 'issuelinks', label: 'Link', before: wordsOf(ends, types), after: 'deleted' }];
  return {
    kind: 'plan',
    plan: {
      kind: 'delete',
      title: `Delete the link of ${ends.from} to ${ends.to}`,
      issues: [{ key, url, summary, changes }],
      leftOut: [],
      warnings: [],
    },
    operations: [{ kind: 'unlink', siteUrl, key, linkId: id, ends }],
  };
}

function isMeant(ends: LinkEnds, types: readonly LinkType[]): (link: LinkEnds) => boolean {
  const type = types.find(({ name }) => name === ends.type);
  // Where both ends say the same ("relates to"), the direction means nothing.
  const isEitherWay = type !== undefined && type.inward === type.outward;
  return (link) =>
    link.type === ends.type &&
    ((link.from === ends.from && link.to === ends.to) ||
      (isEitherWay && link.from === ends.to && link.to === ends.from));
}

function endsOf(
  { key, relation = 'relates to', other }: LinkIssuesInput,
  types: readonly LinkType[],
): LinkEnds {
  const said = relation.trim().toLowerCase();
  const fits = (words: string) => words.toLowerCase() === said || words.toLowerCase() === `is ${said}`;
  const outward = types.find((type) => fits(type.outward));
  if (outward !== undefined) return { type: outward.name, from: key, to: other };
  const inward = types.find((type) => fits(type.inward));
  if (inward !== undefined) return { type: inward.name, from: other, to: key };
  const named = types.find(({ name }) => name.toLowerCase() === said);
  if (named !== undefined) return { type: named.name, from: key, to: other };
  const known = listed([...new Set(types.flatMap((type) => [type.outward, type.inward]))]);
  throw new AssistantError('assistant.name-unknown', {
    detail: `No link says "${relation}" here; there are ${known}.`,
  });
}

function wordsOf({ type, from, to }: LinkEnds, types: readonly LinkType[]): string {
  return `${from} ${types.find(({ name }) => name === type)?.outward ?? type} ${to}`;
}
