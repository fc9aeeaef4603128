import type { App } from './app.ts';

/** What the server prints when it listens: where to go, and the one secret an administrator needs. */
export function startMessage({ config, url, accessKey }: Pick<App, 'config' | 'url' | 'accessKey'>): string {
  const lines = [
    '',
    `  Sidelight listens at ${url}`,
    '',
    `  Chat        ${config.publicUrl}/`,
    `  Dashboard   ${config.publicUrl}/dashboard/token`,
    `  API         ${config.publicUrl}/docs`,
    '',
  ];
  if (config.demo) {
    lines.push(
      `  Demo: an embedded Jira at ${config.oauth?.authUrl} stands in for Atlassian. Press "Sign in to the demo"`,
      '  and pick a person; no account is needed. To connect your own Jira, see README.md.',
      '',
    );
  }
  if (config.apiToken !== null) {
    lines.push(
      `  Access key  ${accessKey}`,
      `  Opens the server's own connection to ${config.apiToken.siteUrl} as ${config.apiToken.username}.`,
      '',
    );
  }
  return lines.join('\n');
}
