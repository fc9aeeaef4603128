import { dayIn } from '@sidelight/language';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { Worklog } from '../../../jira/reading/worklog.ts';
import { AssistantError } from '../../assistant-error.ts';
import { authoredBy } from '../authored-by.ts';
import { excerpt, severalFit } from '../several-fit.ts';
import { dayInWords } from '../write-plan.ts';
import { clockAt, timeInWords } from './time-spent.ts';

/** How somebody speaks of a work log: by its id or as the last, by whose it is ("me" where nothing is said), by its day. */
export interface WhichWorklog {
  readonly id?: string | undefined;
  readonly author?: string | undefined;
  readonly ofDay?: string | undefined;
}

/**
 * The work log of an issue that is meant; "last" is the one that was logged last. `timeZone`: where its days are. Throws
 * assistant.impossible when there is none, assistant.several-fit with those that fit.
 */
export async function worklogMeant(
  key: string,
  { id, author = 'me', ofDay }: WhichWorklog,
  account: JiraAccount,
  timeZone: string,
): Promise<Worklog> {
  if (id !== undefined && id !== 'last') {
    const named = await account.worklogs.find(key, id);
    if (named !== null) return named;
    throw impossible(`${key} has no work log ${id}.`);
  }
  const [all, me] = await Promise.all([account.worklogs.of(key), account.myself()]);
  const theirs = authoredBy(author, all, me, `work log of ${key}`);
  const fitting = theirs.filter(
    ({ started }) => ofDay === undefined || dayIn(Date.parse(started), timeZone) === ofDay,
  );
  const [only] = fitting;
  if (only === undefined) {
    const whose = author === 'me' ? 'You logged' : `${author} logged`;
    const when = ofDay === undefined ? '' : ` on ${dayInWords(ofDay)}`;
    throw impossible(`${whose} no work on ${key}${when}.`);
  }
  if (fitting.length === 1) return only;
  if (id === 'last') {
    return fitting.reduce((last, worklog) => (worklog.created >= last.created ? worklog : last));
  }
  throw severalFit(
    `Several work logs of ${key} fit`,
    fitting.map((worklog) => ({
      id: worklog.id,
      at: worklog.started,
      by: worklog.author?.displayName ?? 'somebody',
      says: inWords(worklog, timeZone),
    })),
    timeZone,
  );
}

/** "2h from 09:00, “wrote the tests”". */
function inWords({ seconds, started, comment }: Worklog, timeZone: string): string {
  const words = comment === null ? '' : `, “${excerpt(comment)}”`;
  return `${timeInWords(seconds)} from ${clockAt(started, timeZone)}${words}`;
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
