import { CodedError } from '../../coded-error.ts';
import { JiraError } from '../errors.ts';

/**
 * Runs `readBack` after a write that Jira accepted. Whatever goes wrong now, the person must learn that the change
 * was made, or they will make it again.
 */
export async function afterWrite<Result>(done: string, readBack: () => Promise<Result>): Promise<Result> {
  try {
    return await readBack();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw new JiraError(error instanceof JiraError ? error.code : 'jira.unavailable', {
      detail: `${done}, but it could not be read back: do not make the change again.`,
      cause: error,
    });
  }
}
