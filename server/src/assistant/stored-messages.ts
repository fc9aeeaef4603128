import { dataPartSchemas, messageMetadataSchema } from '@sidelight/contract';
import { safeValidateUIMessages } from 'ai';
import type { Message } from './conversation.ts';
import { withReadIssues } from './stored-readings.ts';

/**
 * Messages as they come out of the database. One that an older or broken version wrote is left out and
 * reported, so that it costs the conversation one message and not its life.
 */
export async function readMessages(
  bodies: readonly string[],
  report: (error: unknown) => void,
): Promise<Message[]> {
  const candidates: unknown[] = bodies.map((body) => withReadIssues(JSON.parse(body)));
  if (candidates.length === 0) return [];
  const all = await validated(candidates);
  if (all.success) return all.data;
  const kept = await Promise.all(
    candidates.map(async (candidate) => {
      const one = await validated([candidate]);
      if (one.success) return one.data;
      report(one.error);
      return [];
    }),
  );
  return kept.flat();
}

function validated(messages: unknown[]) {
  return safeValidateUIMessages<Message>({
    messages,
    metadataSchema: messageMetadataSchema,
    dataSchemas: dataPartSchemas,
  });
}
