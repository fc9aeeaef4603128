import type { SortKey } from '@sidelight/jql';
import { fieldName } from '@sidelight/jql';
import type { Issue } from '../../site/model/issue.ts';
import { known, readersOf } from './names.ts';
import type { World } from './world.ts';

/** For tests: sorts by one key after the other, the last first, each time leaving alone what is equal. */
export function naiveOrder(keys: readonly SortKey[], issues: readonly Issue[], world: World): Issue[] {
  let sorted = [...issues].sort(
    (left, right) =>
      right.createdAt - left.createdAt ||
      left.project.key.localeCompare(right.project.key) ||
      right.number - left.number,
  );
  for (const { field, direction } of [...keys].reverse()) {
    const name = known(fieldName(field));
    for (const place of [...readersOf(name).keys()].reverse()) {
      const value = (issue: Issue) => sortValue(name, place, issue, world);
      const full = sorted.filter((issue) => value(issue) !== null);
      const empty = sorted.filter((issue) => value(issue) === null);
      const descends = direction === null ? newestFirst.includes(name) : direction === 'desc';
      full.sort((left, right) => {
        const [a, b] = [value(left) ?? '', value(right) ?? ''];
        if (a === b) return 0;
        return a < b === descends ? 1 : -1;
      });
      sorted = descends ? [...empty, ...full] : [...full, ...empty];
    }
  }
  return sorted;
}

const newestFirst = [
  'created',
  'updated',
  'resolved',
  'due',
  'lastViewed',
  'priority',
  'votes',
  'watchers',
  'status',
  'type',
  'timeSpent',
  'originalEstimate',
  'remainingEstimate',
];

/** Numbers with leading zeros, so that texts compare as they do. */
function counted(place: number): string {
  return String(place + 1_000_000);
}

function sortValue(field: string, reader: number, issue: Issue, world: World): string | null {
  const { site } = world;
  const [first] = readersOf(field)[reader]?.(issue, world) ?? [];
  if (first === undefined || first.trim() === '') return null;
  const among = (names: readonly string[]) => counted(names.indexOf(first));
  switch (field) {
    case 'project':
      return issue.project.name.toLowerCase();
    case 'key':
    case 'parent':
    case 'Epic Link': {
      const [key = '', number = ''] = first.split('-');
      return `${key} ${counted(Number(number))}`;
    }
    case 'status':
      return among(site.statuses.map(({ name }) => name));
    case 'statusCategory':
      return among(['To Do', 'In Progress', 'Done']);
    case 'priority':
      return among(['Lowest', 'Low', 'Medium', 'High', 'Highest']);
    case 'resolution':
      return among(site.resolutions.map(({ name }) => name));
    case 'fixVersion':
    case 'affectedVersion':
      return among(site.projects.flatMap(({ versions }) => versions.map(({ name }) => name)));
    case 'sprint':
      return among(site.sprints.map(({ name }) => name));
    case 'level':
      return among(['Agents only', 'Reporter and agents']);
    case 'Severity':
    case 'Squad': {
      const fields = site.customFields.filter(({ name }) => name === field);
      const options = fields[reader]?.contexts.flatMap((context) => context.options) ?? [];
      return among(options.map(({ value }) => value));
    }
    default:
      return /^\d+$/.test(first) ? counted(Number(first) * 1000).padStart(30, '0') : first.toLowerCase();
  }
}
