import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { AppInstance } from '../app-instance.ts';

/** The addresses that the one web page answers to; which view it shows is its own affair. */
const pagePaths = ['/', '/dashboard/token'];

/**
 * The web pages as `ui/` built them in `folder`. Files under /assets carry a hash of their content in the name and
 * may be kept for ever; the page itself is asked for each time, so that an upgrade shows at once.
 */
export async function registerPages(app: AppInstance, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, 'index.html'))) {
    app.log.warn({ folder }, 'the web pages are not built; run npm run build');
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    index: false,
    wildcard: false,
    cacheControl: false,
    setHeaders(reply, file) {
      const kept = path.relative(folder, file).startsWith('assets');
      reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const url of pagePaths) {
    app.get(url, { config: { public: true }, schema: { hide: true } }, (_request, reply: FastifyReply) =>
      reply.sendFile('index.html'),
    );
  }
}
