import type { IssueLinkType } from './model/issue.ts';
import type { IssueType } from './model/issue-type.ts';
import type { Priority } from './model/priority.ts';
import type { Resolution } from './model/resolution.ts';
import type { Status, StatusCategory } from './model/workflow.ts';

/** What all projects of a site share, with the ids that Jira gives on a new site where it has fixed ones. */

const toDo: StatusCategory = { id: 2, key: 'new', name: 'To Do', colorName: 'blue-gray' };
const inProgress: StatusCategory = { id: 4, key: 'indeterminate', name: 'In Progress', colorName: 'yellow' };
const done: StatusCategory = { id: 3, key: 'done', name: 'Done', colorName: 'green' };

export const statusCategories: readonly StatusCategory[] = [toDo, inProgress, done];

function status(id: string, name: string, category: StatusCategory, description: string): Status {
  return { id, name, category, description };
}

export const statuses = {
  toDo: status('10000', 'To Do', toDo, 'Ready to be picked up.'),
  inProgress: status('3', 'In Progress', inProgress, 'Somebody is working on it now.'),
  inReview: status('10002', 'In Review', inProgress, 'Waiting for a second pair of eyes.'),
  done: status('10001', 'Done', done, 'Finished.'),
  backlog: status('10003', 'Backlog', toDo, 'Not planned yet.'),
  waitingForSupport: status('10010', 'Waiting for support', toDo, 'An agent has to answer.'),
  waitingForCustomer: status(
    '10011',
    'Waiting for customer',
    inProgress,
    'The person who asked has to answer.',
  ),
  pending: status('10012', 'Pending', inProgress, 'Held up by a supplier or another team.'),
  resolved: status('5', 'Resolved', done, 'Solved; may be reopened.'),
  cancelled: status('10013', 'Cancelled', done, 'Withdrawn.'),
  concept: status('10020', 'Concept', toDo, 'An idea that is not agreed yet.'),
  readyForWork: status('10021', 'Ready', toDo, 'Agreed and specified.'),
  inProduction: status('10022', 'In Production', inProgress, 'Being made.'),
  playtest: status('10023', 'Playtest', inProgress, 'In a build that people play.'),
  shipped: status('10024', 'Shipped', done, 'Part of a released build.'),
} as const satisfies Record<string, Status>;

export const priorities: readonly [Priority, Priority, Priority, Priority, Priority] = [
  { id: '1', name: 'Highest', description: 'Stops people from working.', color: '#d04437', rank: 0 },
  { id: '2', name: 'High', description: 'Serious; could block people soon.', color: '#f15C75', rank: 1 },
  { id: '3', name: 'Medium', description: 'May affect people.', color: '#f79232', rank: 2 },
  { id: '4', name: 'Low', description: 'Minor or easily worked around.', color: '#707070', rank: 3 },
  { id: '5', name: 'Lowest', description: 'Trivial.', color: '#999999', rank: 4 },
];
export const defaultPriority: Priority = priorities[2];

export const resolutions: readonly [Resolution, Resolution, Resolution, Resolution] = [
  { id: '10000', name: 'Done', description: 'Work has been completed.' },
  { id: '10001', name: "Won't Do", description: 'This will not be done.' },
  { id: '10002', name: 'Duplicate', description: 'The problem is a duplicate of another issue.' },
  { id: '10003', name: 'Cannot Reproduce', description: 'Nobody could make it happen again.' },
];

export const issueTypes = {
  epic: {
    id: '10000',
    name: 'Epic',
    description: 'A large piece of work made of smaller issues.',
    hierarchyLevel: 1,
  },
  story: { id: '10001', name: 'Story', description: 'Something a person wants to do.', hierarchyLevel: 0 },
  task: { id: '10002', name: 'Task', description: 'A piece of work.', hierarchyLevel: 0 },
  bug: { id: '10004', name: 'Bug', description: 'Something that is broken.', hierarchyLevel: 0 },
  subtask: { id: '10003', name: 'Sub-task', description: 'A part of another issue.', hierarchyLevel: -1 },
  incident: {
    id: '10010',
    name: 'Incident',
    description: 'A service does not work as it should.',
    hierarchyLevel: 0,
  },
  request: {
    id: '10011',
    name: 'Service Request',
    description: 'Somebody asks for something usual.',
    hierarchyLevel: 0,
  },
  change: { id: '10012', name: 'Change', description: 'A planned change to a service.', hierarchyLevel: 0 },
} as const satisfies Record<string, IssueType>;

/** The types that a new site has. */
export const newLinkTypes = (): IssueLinkType[] => [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];
