import type { LinkWanted, PlannedIssue } from '@sidelight/contract';
import { JiraError } from '../../../jira/errors.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { IssueLink, LinkEnds, LinkType } from '../../../jira/writes/links.ts';
import { AssistantError } from '../../assistant-error.ts';
import type { Made } from '../../changes.ts';
import type { ChangeSource } from '../change/change-source.ts';
import { listed } from '../names.ts';
import { summaryOf, type WritePlan } from '../write-plan.ts';
import type { LinkOperation, UnlinkOperation } from './link-operations.ts';

/** "KEY blocks OTHER": links two issues, or with `remove` takes that link away. */
export async function planLink(
  input: LinkWanted & { readonly key: string },
  source: ChangeSource,
): Promise<WritePlan> {
  const { key, other } = input;
  if (key === other) throw impossible('An issue cannot be linked to itself.');
  const [types, links] = await Promise.all([source.linkTypes(), source.linksOf(key)]);
  const between = links.filter(({ from, to }) => from === other || to === other);
  if (input.remove === true) {
    const meant =
      input.relation === undefined ? between : between.filter(isMeant(endsOf(input, types), types));
    const [only, ...more] = meant;
    if (only === undefined) throw impossible(`${key} has no such link to ${other}.`);
    if (more.length > 0) {
      const said = listed(meant.map((each) => wordsOf(each, types)));
      throw impossible(`There are several: ${said}. Say which.`);
    }
    return planUnlinked(key, only, types, source);
  }
  const ends = endsOf(input, types);
  const existing = between.find(isMeant(ends, types));
  if (existing !== undefined) {
    const issue = await source.snapshot(key);
    const done = `Nothing was changed: ${wordsOf(existing, types)} already.`;
    return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
  }
  return planLinked(key, ends, types, source);
}

/** The deleted link once more. */
export async function planLinkAgain(
  { key, ends }: UnlinkOperation,
  source: ChangeSource,
): Promise<WritePlan> {
  return planLinked(key, ends, await source.linkTypes(), source);
}

/** Deletes the link that was made. */
export async function planUnlink(
  { key, ends: { from, to } }: LinkOperation,
  { linkId }: Made,
  source: ChangeSource,
): Promise<WritePlan> {
  const [types, links] = await Promise.all([source.linkTypes(), source.linksOf(from)]);
  const link = links.find(({ id }) => id === linkId);
  if (link !== undefined) return planUnlinked(key, link, types, source);
  const done = `Nothing was undone: the link of ${from} to ${to} is not there any more.`;
  return {
    kind: 'nothing',
    output: { issue: summaryOf(await source.snapshot(key)), done, ignoredFields: [] },
  };
}

async function planLinked(
  key: string,
  ends: LinkEnds,
  types: readonly LinkType[],
  source: ChangeSource,
): Promise<WritePlan> {
  const [issue, other, siteUrl, granted] = await Promise.all([
    source.snapshot(key),
    demandOther(ends.from === key ? ends.to : ends.from, source),
    source.siteUrl(),
    source.permissions(['LINK_ISSUES'], key),
  ]);
  if (!granted.has('LINK_ISSUES')) {
    throw impossible(`You may not link ${key} in Jira. Ask an administrator of the project for that.`);
  }
  // Of issues that were moved Jira also takes the old keys; what the rules look at is where they are.
  const isFrom = ends.from === key;
  const now = {
    type: ends.type,
    from: isFrom ? issue.key : other.key,
    to: isFrom ? other.key : issue.key,
  };
  const relation = relationOf(issue.key, now, types);
  const after = `${relation} ${other.key} ${other.summary}`;
  const changes = [{ field: 'issuelinks', label: 'Link', before: null, after }];
  return {
    kind: 'plan',
    plan: {
      kind: 'change',
      title: `Link ${issue.key}: ${relation} ${other.key}`,
      issues: [shown(issue, changes)],
      leftOut: [],
      warnings: [],
    },
    operations: [{ kind: 'link', siteUrl, key: issue.key, ends: now }],
  };
}

async function planUnlinked(
  key: string,
  { id, ...ends }: IssueLink,
  types: readonly LinkType[],
  source: ChangeSource,
): Promise<WritePlan> {
  const [issue, siteUrl] = await Promise.all([source.snapshot(key), source.siteUrl()]);
  const isFrom = ends.from === key;
  const now = { ...ends, ...(isFrom ? { from: issue.key } : { to: issue.key }) };
  const changes = [{ field: 'issuelinks', label: 'Link', before: wordsOf(now, types), after: 'deleted' }];
  return {
    kind: 'plan',
    plan: {
      kind: 'delete',
      title: `Delete the link of ${issue.key} to ${isFrom ? now.to : now.from}`,
      issues: [shown(issue, changes)],
      leftOut: [],
      warnings: [],
    },
    operations: [{ kind: 'unlink', siteUrl, key: issue.key, linkId: id, ends: now }],
  };
}

function shown({ key, url, summary }: IssueSnapshot, changes: PlannedIssue['changes']): PlannedIssue {
  return { key, url, summary, changes };
}

async function demandOther(key: string, source: Pick<ChangeSource, 'other'>): Promise<IssueSnapshot> {
  try {
    return await source.other(key);
  } catch (error) {
    if (!(error instanceof JiraError) || error.code !== 'jira.not-found') throw error;
    throw impossible(`There is no issue ${key} to link to, or you may not see it.`);
  }
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
  { key, relation = 'relates to', other }: LinkWanted & { readonly key: string },
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

/** What the issue itself says of the link. */
function relationOf(key: string, { type, from }: LinkEnds, types: readonly LinkType[]): string {
  const known = types.find(({ name }) => name === type);
  return (from === key ? known?.outward : known?.inward) ?? type;
}

function wordsOf({ type, from, to }: LinkEnds, types: readonly LinkType[]): string {
  return `${from} ${types.find(({ name }) => name === type)?.outward ?? type} ${to}`;
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
