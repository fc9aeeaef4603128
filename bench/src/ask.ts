import { randomUUID } from 'node:crypto';
import type { Product } from './product.ts';

/** Asks in a conversation of its own and answers the whole stream. Throws when the turn failed. */
export async function ask({ app, cookie }: Pick<Product, 'app' | 'cookie'>, text: string): Promise<string> {
  const answer = await fetch(`${app.url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url, cookie },
    body: JSON.stringify({
      conversationId: randomUUID(),
      timeZone: 'Europe/Paris',
      action: { kind: 'message', messageId: randomUUID(), text },
    }),
  });
  const stream = await answer.text();
  if (!answer.ok || stream.includes('"type":"data-problem"'))
    throw new Error(`No answer to "${text}": ${stream}`);
  return stream;
}
