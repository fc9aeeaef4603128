import { badRequest } from './refusal.ts';

const DAY_MS = 24 * 3_600_000;

/** Opaque to clients, good for the query it was made for only, and for some days. */
export function writePageToken(offset: number, jql: string | null, now: number): string {
  return Buffer.from(JSON.stringify([offset, jql, now])).toString('base64url');
}

/** The offset in a token. Throws Jira's refusal, which is the same whatever is wrong with it. */
export function readPageToken(token: string, jql: string | null, now: number, days: number): number {
  const [offset, query, at] = contentOf(token);
  const isGood =
    typeof offset === 'number' &&
    Number.isSafeInteger(offset) &&
    offset >= 0 &&
    query === jql &&
    typeof at === 'number' &&
    now - at <= days * DAY_MS;
  if (!isGood) throw badRequest('The provided next page token is invalid or has expired.');
  return offset;
}

function contentOf(token: string): readonly unknown[] {
  try {
    const content: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(content) ? content : [];
  } catch {
    return [];
  }
}
