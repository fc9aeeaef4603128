import type { Issue, WriteResult } from '@sidelight/contract';
import { deleteIssueLink, getIssue, getIssueLinkTypes, linkIssues } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { pathKey } from '../path-key.ts';
import { read } from '../reading/read.ts';
import { afterWrite } from './read-back.ts';

/** A kind of link: "Blocks", of which one issue "blocks" and the other "is blocked by". */
export interface LinkType {
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}

/** Both ends of a link: `from` shows the type's outward words ("blocks"), `to` the inward ones. */
export interface LinkEnds {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

export interface IssueLink extends LinkEnds {
  readonly id: string;
}

const typeSchema = z.object({ name: z.string(), inward: z.string(), outward: z.string() });
const end = z.object({ key: z.string() }).optional();
const linksSchema = z.object({
  fields: z.object({
    issuelinks: z
      .array(z.object({ id: z.coerce.string(), type: typeSchema, inwardIssue: end, outwardIssue: end }))
      .catch([]),
  }),
});

export async function linkTypesOf(client: Client): Promise<LinkType[]> {
  const { issueLinkTypes } = await getIssueLinkTypes(client);
  return read(z.array(typeSchema), issueLinkTypes ?? []);
}

export async function linksOf(client: Client, key: string): Promise<IssueLink[]> {
  const issue = await getIssue(client, { issueIdOrKey: pathKey(key), fields: ['issuelinks'] });
  return read(linksSchema, issue).fields.issuelinks.flatMap(({ id, type, inwardIssue, outwardIssue }) => [
    ...(outwardIssue ? [{ id, type: type.name, from: key, to: outwardIssue.key }] : []),
    ...(inwardIssue ? [{ id, type: type.name, from: inwardIssue.key, to: key }] : []),
  ]);
}

type ReadIssue = (key: string) => Promise<Issue>;

/** Answers the issue `from`, and the link where Jira has it now. */
export async function link(
  client: Client,
  readIssue: ReadIssue,
  { type, from, to }: LinkEnds,
): Promise<WriteResult & { readonly link: IssueLink | null }> {
  // Jira names the ends as seen from the link: what comes in is the issue that blocks.
  await linkIssues(client, { type: { name: type }, inwardIssue: { key: from }, outwardIssue: { key: to } });
  return afterWrite(`${from} was linked to ${to}`, async () => {
    const [issue, links] = await Promise.all([readIssue(from), linksOf(client, from)]);
    const made = links.findLast((each) => each.type === type && each.from === from && each.to === to) ?? null;
    return { issue, ignoredFields: made === null ? ['Link'] : [], link: made };
  });
}

export async function unlink(
  client: Client,
  readIssue: ReadIssue,
  { id, from, to }: IssueLink,
): Promise<WriteResult> {
  await deleteIssueLink(client, { linkId: pathKey(id) });
  return afterWrite(`The link of ${from} to ${to} was deleted`, async () => {
    const [issue, links] = await Promise.all([readIssue(from), linksOf(client, from)]);
    return { issue, ignoredFields: links.some((each) => each.id === id) ? ['Link'] : [] };
  });
}
