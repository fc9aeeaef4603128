import { expect, it } from 'vitest';
import { explain } from './explain.ts';
import { parse } from './parse.ts';

it.each([
  ['', 'all issues'],
  ['order by created', 'all issues, newest first'],
  [
    'project = PAY and type = Bug and assignee = currentUser() and statusCategory != Done order by created desc',
    'open bugs in PAY assigned to you, newest first',
  ],
  [
    'assignee is empty and created >= -7d order by priority desc, due asc',
    'unassigned issues created in the last 7 days, most urgent first, then soonest due first',
  ],
  [
    'type in (Bug, Story, Task) and resolution = Unresolved and parent = PAY-1',
    'unresolved bugs, stories and tasks under PAY-1',
  ],
  [
    'project in (PAY, DESK) and (priority >= High or due < now())',
    'issues in PAY or DESK (with priority at least High or due before now)',
  ],
  [
    'status was "In Progress" by currentUser() after -1w',
    'issues whose status was "In Progress" by you after 1 week ago',
  ],
  [
    'status changed from "To Do" during ("2026-01-01", now())',
    'issues whose status changed from "To Do" between 2026-01-01 and now',
  ],
  ['not status = Done and text ~ "payment crash"', 'issues not with status Done mentioning "payment crash"'],
  [
    'labels = ui and fixVersion is empty and updated < -30d',
    'issues labelled ui without a fix version updated more than 30 days ago',
  ],
  [
    'sprint in openSprints() and "Story Points" > 3 order by rank',
    'issues in the sprint that is open with Story Points above 3, by rank',
  ],
  ['due <= 3d and reporter != "Ana Silva"', 'issues due at most 3 days from now not reported by "Ana Silva"'],
  ['key in (PAY-1, PAY-2)', 'issues with the key PAY-1 or PAY-2'],
  [
    '(project = A and type = Bug) or project = B order by key desc',
    'issues ((in A and of type Bug) or in B), by key, descending',
  ],
  ['summary ~ crash and description is not empty', 'issues mentioning crash in the summary with description'],
  ['statusCategory = Done and resolved >= startOfWeek()', 'done issues resolved from the start of this week'],
])('%s', (text, sentence) => {
  const parsed = parse(text);
  expect(parsed.ok && explain(parsed.query)).toBe(sentence);
});
