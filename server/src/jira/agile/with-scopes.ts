import { JiraError } from '../errors.ts';

/**
 * Runs calls of the agile API, whose scopes nobody needs who has no boards, so that an app may lack them. Throws
 * jira.scope-missing that names the scopes and says who can add them.
 */
export async function withScopes<Answer>(
  what: string,
  scopes: readonly string[],
  run: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof JiraError) || error.code !== 'jira.scope-missing') throw error;
    throw new JiraError('jira.scope-missing', {
      cause: error,
      detail: `${what} needs the scopes ${scopes.join(' and ')}. The administrator of Sidelight adds them to the OAuth app and to JIRA_OAUTH_SCOPES; then sign in again.`,
    });
  }
}
