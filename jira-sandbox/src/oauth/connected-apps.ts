import type { FastifyInstance } from 'fastify';
import { escapeHtml, htmlPage } from '../html.ts';
import { demoPeople } from '../site/people.ts';
import type { Grants } from './grants.ts';

const PATH = '/manage-profile/apps';

/** Atlassian's page "Connected apps", where people end what they allowed. Plain HTML: no script. */
export function registerConnectedApps(app: FastifyInstance, { grants }: { grants: Grants }): void {
  app.get(PATH, async (_request, reply) => reply.type('text/html; charset=utf-8').send(page(grants, '')));

  app.post(PATH, async (request, reply) => {
    const form: unknown = request.body;
    const accountId: unknown =
      typeof form === 'object' && form !== null ? Reflect.get(form, 'account_id') : undefined;
    const person = demoPeople.find((candidate) => candidate.accountId === accountId);
    if (person === undefined) {
      return reply
        .code(400)
        .type('text/html; charset=utf-8')
        .send(page(grants, 'Choose a person of this sandbox.'));
    }
    grants.revoke(person.accountId);
    const done = `${person.displayName} removed the access. Every token is dead.`;
    return reply.type('text/html; charset=utf-8').send(page(grants, done));
  });
}

function page(grants: Grants, message: string): string {
  const rows = demoPeople
    .filter(({ accountId }) => grants.isConnected(accountId))
    .map(
      ({ accountId, displayName }) =>
        `<form method="post" action="${PATH}"><p>${escapeHtml(displayName)} allows Sidelight to use Jira.</p>
<div class="actions"><button name="account_id" value="${escapeHtml(accountId)}">Remove access</button></div></form>`,
    );
  return htmlPage(
    'Connected apps',
    `<h1>Connected apps</h1>${message === '' ? '' : `<p role="status">${escapeHtml(message)}</p>`}
${rows.length === 0 ? '<p>Nobody has connected an app.</p>' : rows.join('\n')}`,
  );
}
