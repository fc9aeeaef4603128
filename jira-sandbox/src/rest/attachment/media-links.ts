import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Site } from '../../site/model/site.ts';
import { sendContent } from './content.ts';
import { type Bounds, fallbackThumbnail, pngThumbnail } from './thumbnail.ts';

const GOOD_FOR_MS = 10 * 60_000;

interface MediaParts {
  readonly secret: Uint8Array;
  now(): number;
  origin(): string;
  sites(): readonly Site[];
}

/**
 * Addresses of attachments that work without signing in and for ten minutes: what Jira redirects to, as clients must
 * not send their token to the media store.
 */
export class MediaLinks {
  readonly #parts: MediaParts;

  constructor(parts: MediaParts) {
    this.#parts = parts;
  }

  /** `bounds` null for the file itself, otherwise for its thumbnail. */
  urlFor(site: Site, id: string, bounds: Bounds | null): string {
    const until = this.#parts.now() + GOOD_FOR_MS;
    const kind = bounds === null ? 'binary' : 'image';
    const path = `/media/${site.cloudId}/${id}/${kind}`;
    const query = new URLSearchParams({ until: String(until), token: this.#sign(path, until) });
    for (const [name, side] of Object.entries(bounds ?? {})) if (side !== null) query.set(name, String(side));
    return `${this.#parts.origin()}${path}?${query}`;
  }

  register(app: FastifyInstance): void {
    app.get<{ Params: Record<string, string>; Querystring: Record<string, string> }>(
      '/media/:cloudId/:id/:kind',
      async (request, reply) => {
        const { cloudId, id, kind } = request.params;
        const { until = '', token = '', width, height } = request.query;
        const path = `/media/${cloudId}/${id}/${kind}`;
        if (!this.#isGood(path, Number(until), String(token)))
          return reply
            .code(403)
            .send({ code: 'Forbidden', title: 'The address has expired or is not signed.' });
        const site = this.#parts.sites().find((candidate) => candidate.cloudId === cloudId);
        const attachment = [...(site?.issues.values() ?? [])]
          .flatMap(({ attachments }) => attachments)
          .find((candidate) => candidate.id === id);
        if (attachment === undefined)
          return reply.code(404).send({ code: 'NotFound', title: 'There is no such file.' });
        if (kind === 'binary') return sendContent(reply, request.headers.range, attachment);
        const bounds = { width: Number(width) || null, height: Number(height) || null };
        const picture = pngThumbnail(attachment.content, bounds) ?? fallbackThumbnail();
        return reply.type('image/png').send(picture);
      },
    );
  }

  #isGood(path: string, until: number, token: string): boolean {
    if (!Number.isSafeInteger(until) || until < this.#parts.now()) return false;
    const [given, right] = [Buffer.from(token), Buffer.from(this.#sign(path, until))];
    return given.length === right.length && timingSafeEqual(given, right);
  }

  #sign(path: string, until: number): string {
    return createHmac('sha256', this.#parts.secret).update(`${path} ${until}`).digest('base64url');
  }
}
