import { addDays, dayIn } from '@sidelight/language';
import { plain } from '../plain-markdown.ts';
import type { Job } from './job.ts';
import { assignedTo, counted, dayOf, quoteOf, reportOf } from './report.ts';
import { scopeOf } from './scope.ts';

const usualDays = 14;
const most = 50;
const dayMs = 86_400_000;

/** Open issues that nobody touched for some days, the longest forgotten first. */
export const stale: Job = async ({ account, today, timeZone, argument = '' }) => {
  const said = /(\d{1,4})\s*(?:days?|d)?\s*$/i.exec(argument);
  const days = said === null ? usualDays : Math.max(1, Number(said[1]));
  const { jql, placeMarkdown } = await scopeOf(
    said === null ? argument : argument.slice(0, said.index),
    account,
  );
  const last = addDays(today, -days);
  const { issues, total } = await account.list({
    jql: `statusCategory != Done AND updated < "${addDays(last, 1)}"${jql} ORDER BY updated ASC`,
    limit: most,
    parts: ['comments'],
  });
  const ago = (updated: string) =>
    Math.round((Date.parse(today) - Date.parse(dayIn(Date.parse(updated), timeZone))) / dayMs);
  return reportOf(
    'Stale issues',
    [`Open issues${placeMarkdown} that nobody touched for ${counted(days, 'day')} or longer.`],
    [
      {
        heading: 'Untouched',
        total,
        issues: issues.map((issue) => {
          const newest = issue.comments.items.at(-1);
          const complete = issue.comments.items.length === issue.comments.total;
          return {
            issue,
            facts: [
              plain(issue.status.name),
              assignedTo(issue),
              `last changed ${dayOf(issue.updated, timeZone)}, ${counted(ago(issue.updated), 'day')} ago`,
            ],
            because: newest === undefined || !complete ? [] : [quoteOf(newest, timeZone)],
          };
        }),
        empty: 'There are none.',
      },
    ],
  );
};
