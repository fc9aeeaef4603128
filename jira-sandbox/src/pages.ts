import type { FastifyInstance } from 'fastify';
import { escapeHtml, htmlPage } from './html.ts';
import { plainText } from './site/adf.ts';
import type { Site } from './site/model/site.ts';
import { allPeople } from './site/people.ts';

interface PageParts {
  sites(): readonly Site[];
}

/** What Jira links to: an issue to look at, and the avatars. Small stand-ins, open to everybody on this machine. */
export function registerPages(app: FastifyInstance, parts: PageParts): void {
  const browse = async (siteName: string | null, key: string): Promise<string> => {
    const site = parts
      .sites()
      .find((candidate, index) => (siteName === null ? index === 0 : candidate.name === siteName));
    const issue = site?.issues.get(key.toUpperCase());
    if (issue === undefined)
      return htmlPage('No such issue', `<h1>No such issue</h1><p>${escapeHtml(key)}</p>`);
    const facts = [
      ['Status', issue.status.name],
      ['Assignee', issue.assignee?.displayName ?? 'Unassigned'],
      ['Priority', issue.priority.name],
      ['Due', issue.dueDate ?? 'None'],
    ].map(([term, value]) => `<dt>${term}</dt><dd>${escapeHtml(value ?? '')}</dd>`);
    return htmlPage(
      `[${issue.key}] ${issue.summary}`,
      `<p>${escapeHtml(issue.project.name)} / ${issue.key}</p><h1>${escapeHtml(issue.summary)}</h1><dl>${facts.join('')}</dl><p style="white-space:pre-wrap">${escapeHtml(issue.description === null ? '' : plainText(issue.description))}</p>`,
    );
  };
  app.get<{ Params: { key: string } }>('/browse/:key', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(await browse(null, request.params.key)),
  );
  app.get<{ Params: { site: string; key: string } }>('/:site/browse/:key', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(await browse(request.params.site, request.params.key)),
  );
  app.get<{ Params: { name: string } }>('/avatars/:name', async (request, reply) => {
    const accountId = request.params.name.replace(/\.svg$/, '');
    const name = allPeople.find((person) => person.accountId === accountId)?.displayName ?? 'Jira';
    const initials = name
      .split(' ')
      .map((part) => part.charAt(0))
      .join('')
      .slice(0, 2);
    return reply
      .type('image/svg+xml')
      .headers({ 'cache-control': 'public, max-age=86400', 'content-security-policy': "default-src 'none'" })
      .send(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="24" fill="#0c66e4"/><text x="24" y="31" text-anchor="middle" font-family="sans-serif" font-size="19" fill="#fff">${escapeHtml(initials)}</text></svg>`,
      );
  });
}
