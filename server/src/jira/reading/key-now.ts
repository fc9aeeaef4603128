import { getIssue } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { JiraError } from '../errors.ts';
import { pathKey } from '../path-key.ts';

/** The key that an issue has by now: after a move Jira goes on taking the old one. Null where it is gone, or hidden. */
export async function keyNow(client: Client, key: string): Promise<string | null> {
  try {
    return (await getIssue(client, { issueIdOrKey: pathKey(key), fields: ['summary'] })).key ?? null;
  } catch (error) {
    if (error instanceof JiraError && (error.code === 'jira.not-found' || error.code === 'jira.forbidden')) {
      return null;
    }
    throw error;
  }
}
