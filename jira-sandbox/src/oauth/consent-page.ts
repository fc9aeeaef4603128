import { escapeHtml, htmlPage } from '../html.ts';
import type { Person } from '../site/model/person.ts';
import { meaningOfScope } from './scopes.ts';

interface ConsentPage {
  clientName: string;
  callbackHost: string;
  scopes: readonly string[];
  people: readonly Person[];
  /** With the names of the people who belong to it; null for everybody. */
  sites: readonly { cloudId: string; name: string; members: readonly string[] | null }[];
  /** The authorization request, carried through the form. */
  hidden: Readonly<Record<string, string>>;
}

/** The page on which one picks who to be and what to allow. Plain HTML: no script, readable from 300 px. */
export function consentPage(page: ConsentPage): string {
  const scopes = page.scopes.map(
    (scope) => `<li>${escapeHtml(meaningOfScope(scope))} <code>${escapeHtml(scope)}</code></li>`,
  );
  const people = page.people.map(
    (person) => `<option value="${escapeHtml(person.accountId)}">${escapeHtml(person.displayName)}</option>`,
  );
  const sites = page.sites.map(
    ({ cloudId, name, members }) =>
      `<option value="${escapeHtml(cloudId)}">${escapeHtml(name)}${members === null ? '' : ` (${escapeHtml(members.join(', '))})`}</option>`,
  );
  const hidden = Object.entries(page.hidden).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return htmlPage(
    `Allow ${page.clientName} to use Jira?`,
    `<form method="post" action="/authorize">
${hidden.join('\n')}
<h1>Allow ${escapeHtml(page.clientName)} to use Jira?</h1>
<p>This is the Jira sandbox on this computer. It stands in for Atlassian: no password, no real data.</p>
<div class="field"><label for="account">Sign in as</label>
<select id="account" name="account_id">${people.join('')}</select></div>
<div class="field"><label for="site">Site</label>
<select id="site" name="cloud_id">${sites.join('')}</select></div>
<h2>${escapeHtml(page.clientName)} asks to</h2>
<ul>${scopes.join('')}</ul>
<p>Afterwards you return to <b>${escapeHtml(page.callbackHost)}</b>.</p>
<div class="actions"><button name="decision" value="accept" class="primary">Accept</button>
<button name="decision" value="cancel">Cancel</button></div>
</form>`,
  );
}

/** What Atlassian shows instead of a redirect when it cannot trust the callback. */
export function authorizationErrorPage(message: string): string {
  return htmlPage(
    'Something went wrong',
    `<h1>Something went wrong</h1><p role="alert">${escapeHtml(message)}</p>`,
  );
}
