import type { RemindOutput, ToldReminder } from '@sidelight/contract';
import { bullets, link, plain } from '../../plain-markdown.ts';

/** What the tool "remind" answered, for the person. */
export function remindAnswer({ done, reminders, url }: RemindOutput, listed: boolean): string {
  const sentence = plain(done);
  const key = reminders[0]?.issue;
  const linked =
    url === undefined || key === undefined ? sentence : sentence.replace(key, () => link(key, url));
  if (!listed || reminders.length === 0) return linked;
  return `${linked}\n\n${bullets(reminders.map(inOneLine))}`;
}

function inOneLine({ when, issue, text, due }: ToldReminder): string {
  const what = [issue, text].filter((part) => part !== undefined).join(': ');
  return plain(
    `${when.charAt(0).toUpperCase()}${when.slice(1)}: ${what}${due === true ? ' (its time has come)' : ''}`,
  );
}
