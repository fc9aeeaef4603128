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
  const candidates = bodies.flatMap((body) => readable(body, report));
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

/** Nothing for a row that was cut off in the middle, say. */
function readable(body: string, report: (error: unknown) => void): unknown[] {
  try {
    return [withReadIssues(JSON.parse(body))];
  } catch (error) {
    report(error);
    return [];
  }
}

function validated(messages: unknown[]) {
  return safeValidateUIMessages<Message>({
    messages,
    metadataSchema: messageMetadataSchema,
    dataSchemas: dataPartSchemas,
  });
}
