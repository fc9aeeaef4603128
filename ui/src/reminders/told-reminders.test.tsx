import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ToldReminders } from './told-reminders.tsx';

const one = { id: '0c3e4b7a', when: 'tomorrow at 09:00', issue: 'PAY-7' };
const shown = (done: string, reminders: readonly (typeof one)[]) =>
  renderToStaticMarkup(<ToldReminders result={{ done, reminders: [...reminders] }} />);

test.each([
  ['I will remind you of PAY-7 tomorrow at 09:00 (UTC).', [one], 0],
  ['You have 1 reminder.', [one], 1],
  ['You have 2 reminders.', [one, { ...one, id: '1' }], 2],
  ['You have no reminders.', [], 0],
])('%s', (done, reminders, rows) => {
  const html = shown(done, reminders);
  expect(html).toContain(done);
  expect(html.match(/<li/g) ?? []).toHaveLength(rows);
});
