import type { Conversation } from './chore.ts';
import type { Talk } from './talk.ts';

/** A document of Jira's of one paragraph. */
export const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** Somebody comments past the server; answers the id. A little time goes by, as between people. */
export async function commentAs(
  { jira, stage }: Talk,
  person: Conversation['person'],
  key: string,
  text: string,
  visibility?: { readonly type: 'role' | 'group'; readonly value: string },
): Promise<string> {
  stage.advance(1_000);
  const body = { body: paragraph(text), ...(visibility === undefined ? {} : { visibility }) };
  const path = `/rest/api/3/issue/${key}/comment`;
  return (await jira.as(person(stage)).ask<{ id: string }>('POST', path, body)).id;
}
