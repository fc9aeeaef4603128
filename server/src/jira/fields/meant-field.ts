import { plainName } from '../matching/plain-name.ts';
import { bestMatches } from '../matching/score.ts';
import type { Field } from './field.ts';
import { unknownName } from './field-error.ts';

/** What a field is to somebody who reads it: how its value is shown, and whether it can be added up. */
export type ShownAs = 'text' | 'number' | 'minutes' | 'day' | 'time' | 'sprint';

/** A field as people mean it. Sites have several of one name, of which an issue has one at most. */
export interface MeantField {
  readonly name: string;
  /** Where Jira may keep its value. */
  readonly ids: readonly string[];
  readonly kind: ShownAs;
}

/** How people call Jira's own fields, beside the names that Jira gives them. */
const spoken: Readonly<Record<string, string>> = {
  issuetype: 'type|types|issue type|kind|work type',
  status: 'status|state|statuses',
  assignee: 'assignee|assignees|person|people|owner|assigned to',
  reporter: 'reporter|reporters|reported by',
  creator: 'creator|created by',
  priority: 'priority|priorities|prio',
  project: 'project|projects',
  summary: 'summary|title',
  duedate: 'due|due date|deadline|due dates',
  created: 'created|creation date|date created',
  updated: 'updated|last updated|update date',
  resolutiondate: 'resolved|resolution date|closed|resolved date',
  resolution: 'resolution',
  components: 'component|components',
  labels: 'label|labels',
  fixVersions: 'fix version|fix versions|fixversion|version|versions|release|releases',
  versions: 'affects version|affects versions|affected version|affected versions',
  parent: 'parent|epic|parents|epics',
  timespent: 'time spent|logged time|time logged|spent|worked time|logged work',
  timeoriginalestimate: 'estimate|original estimate|time estimate|estimated time',
  timeestimate: 'remaining|remaining estimate|remaining time|time left',
  statusCategory: 'status category',
  votes: 'votes|vote',
  watches: 'watchers|watches',
};
const idsSpoken = new Map(
  Object.entries(spoken).flatMap(([id, names]) =>
    names.split('|').map((name): [string, string] => [name, id]),
  ),
);
/** Where a site keeps story points: a field of that name, or the one of team-managed projects. */
const points = new Set([
  'points',
  'story points',
  'story point',
  'story point estimate',
  'estimate points',
  'sp',
]);
const minutes = /^(?:aggregate)?time(?:spent|estimate|originalestimate)$/;
const mostNear = 5;

/** Throws FieldError assistant.name-unknown with the fields that are called nearly so. */
export function demandField(said: string, fields: readonly Field[]): MeantField {
  const found = fieldMeant(said, fields);
  if (found !== null) return found;
  const near = bestMatches(fields, said, ({ name }) => [name]).slice(0, mostNear);
  const names = [...new Set(near.map(({ item }) => item.name))];
  const nearest = names.length === 0 ? '' : ` Near it: ${names.join(', ')}.`;
  throw unknownName(`There is no field "${said.slice(0, 100)}".${nearest}`);
}

function fieldMeant(said: string, fields: readonly Field[]): MeantField | null {
  const wanted = plainName(said);
  if (wanted === '') return null;
  const id = idsSpoken.get(wanted);
  const own = id === undefined ? undefined : fields.find((field) => field.id === id);
  if (own !== undefined) return meant([own]);
  if (points.has(wanted)) return meant(fields.filter(isPoints));
  if (wanted === 'sprint' || wanted === 'sprints')
    return meant(fields.filter(({ keptBy }) => keptBy === 'gh-sprint'));
  const exact = fields.filter((field) => plainName(field.name) === wanted || field.id === said);
  if (exact.length > 0) return meant(exact);
  const [best, second] = bestMatches(fields, said, ({ name }) => [name]);
  // What is only nearly right is taken when nothing else is as near.
  if (best === undefined || best.score === second?.score) return null;
  return best.score >= mostlyRight ? meant([best.item]) : null;
}

const mostlyRight = 0.45;

function isPoints({ name, keptBy }: Field): boolean {
  return keptBy === 'jsw-story-points' || /^story points?(?: estimate)?$/i.test(name);
}

function meant(fields: readonly Field[]): MeantField | null {
  const [first] = fields;
  if (first === undefined) return null;
  const kind = kindOf(first);
  return {
    name: first.name,
    ids: fields.filter((field) => kindOf(field) === kind).map(({ id }) => id),
    kind,
  };
}

function kindOf({ id, type, keptBy }: Field): ShownAs {
  if (minutes.test(id)) return 'minutes';
  if (keptBy === 'gh-sprint') return 'sprint';
  if (type === 'number') return 'number';
  if (type === 'date') return 'day';
  return type === 'datetime' ? 'time' : 'text';
}
