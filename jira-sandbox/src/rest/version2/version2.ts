import { isDocument } from '../../site/adf.ts';
import type { RestRoute } from '../call.ts';
import { RestApi } from '../rest-api.ts';
import { wikiText } from './adf-to-wiki.ts';
import { withDocuments } from './text-requests.ts';

/**
 * The routes of version 3 under another base, with version 2's bodies: rich text is text in wiki notation in both
 * directions, and addresses name the base asked for.
 */
export function asVersion2({ routes, lacking }: RestApi, base: string): RestApi {
  return new RestApi(
    base,
    routes.map((route) => adapted(route, base)),
    lacking,
  );
}

function adapted(route: RestRoute, base: string): RestRoute {
  // Properties hold any JSON, also what only looks like a document.
  const isText = !route.path.includes('/properties');
  return {
    ...route,
    handle: async (call) => {
      const body = isText ? withDocuments(call.body, route.path, call.site) : call.body;
      const answer: unknown = await route.handle({ ...call, body });
      if (answer === call.reply) return answer;
      const [from, to] = [`${call.base}/rest/api/3/`, `${call.base}${base}/`];
      const moved = (url: string) => (url.startsWith(from) ? to + url.slice(from.length) : url);
      const location = call.reply.getHeader('location');
      if (typeof location === 'string') call.reply.header('location', moved(location));
      return told(answer, moved, isText);
    },
  };
}

function told(value: unknown, moved: (url: string) => string, isText: boolean): unknown {
  if (typeof value === 'string') return moved(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isText && isDocument(value)) return wikiText(value);
  if (Array.isArray(value)) return value.map((entry) => told(entry, moved, isText));
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, told(entry, moved, isText)]));
}
