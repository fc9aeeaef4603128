import type { ListedIssue } from '../../jira/listing/listed-issue.ts';
import { plain } from '../plain-markdown.ts';
import { quoteOf } from './report.ts';

const blockedRelation = /blocked by|depends on|waits? for/i;
const waitingStatus = /block|on hold|wait|pending|impediment/i;

/** Why an issue cannot go on, each reason with what it rests on; nothing when it can. */
export function blockersOf(issue: ListedIssue, timeZone: string): string[] {
  const others = issue.links
    .filter(({ relation, status }) => blockedRelation.test(relation) && status.category !== 'done')
    .map(({ relation, key, summary, status }) => {
      const address = issue.url.replace(/[^/]*$/, encodeURIComponent(key));
      return `${plain(relation)} [${plain(key)}](${address}) ${plain(summary)} (${plain(status.name)})`;
    });
  if (!waitingStatus.test(issue.status.name)) return others;
  const newest = issue.comments.items.at(-1);
  const complete = issue.comments.items.length === issue.comments.total;
  const said = newest === undefined || !complete ? [] : [quoteOf(newest, timeZone)];
  return [...others, `its status is ${plain(issue.status.name)}`, ...said];
}
