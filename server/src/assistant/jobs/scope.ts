import { quoteIfNeeded } from '@sidelight/jql';
import type { JiraAccount } from '../../jira/jira.ts';
import { plain } from '../plain-markdown.ts';
import { demandProject } from '../tools/names.ts';

/** Which projects a job looks at. */
export interface Scope {
  /** A JQL condition with "AND" before it, or nothing. */
  readonly jql: string;
  /** " in Payments", or nothing; as text, and as Markdown. */
  readonly place: string;
  readonly placeMarkdown: string;
}

export const everywhere: Scope = { jql: '', place: '', placeMarkdown: '' };

/** The project that was said, as a key or a name ("in PAY", "Payments"). Throws assistant.name-unknown. */
export async function scopeOf(said: string | undefined, account: JiraAccount): Promise<Scope> {
  const wanted = said?.replace(/^(?:in|for|of|project)\s+/i, '').trim() ?? '';
  if (wanted === '') return everywhere;
  const { key, name } = await demandProject(wanted, account);
  const shown = name === '' ? key : name;
  return {
    jql: ` AND project = ${quoteIfNeeded(key)}`,
    place: ` in ${shown}`,
    placeMarkdown: ` in ${plain(shown)}`,
  };
}
