import { bulkFetchIssues } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { read } from './read.ts';

/** Jira's JSON of an issue's fields, by their ids. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** Jira's own limit for one bulk fetch. */
const atOnce = 100;
const issuesSchema = z.array(
  z.object({ key: z.string(), fields: z.record(z.string(), z.unknown()).catch({}) }),
);

/** What issues hold in some fields, by key; those that are not there, or hidden, are left out. */
export async function fieldValuesOf(
  client: Client,
  keys: readonly string[],
  fields: readonly string[],
): Promise<ReadonlyMap<string, FieldValues>> {
  const pages: Promise<[string, FieldValues][]>[] = [];
  for (let from = 0; from < keys.length; from += atOnce) {
    pages.push(page(client, keys.slice(from, from + atOnce), fields));
  }
  return new Map((await Promise.all(pages)).flat());
}

async function page(
  client: Client,
  keys: readonly string[],
  fields: readonly string[],
): Promise<[string, FieldValues][]> {
  const { issues } = await bulkFetchIssues(client, { issueIdsOrKeys: [...keys], fields: [...fields] });
  return read(issuesSchema, issues ?? []).map(({ key, fields }) => [key, fields]);
}
