import { isDeepStrictEqual } from 'node:util';
import { plainText } from './adf.ts';
import type { ChangeableFields } from './changes.ts';
import { fieldIds } from './custom-fields.ts';
import { customValueText, documentIn } from './custom-values.ts';
import type { CustomField } from './model/custom-field.ts';
import type { AdfDocument } from './model/document.ts';
import type { HistoryItem } from './model/history.ts';
import type { Issue } from './model/issue.ts';
import type { Person } from './model/person.ts';

/** What the history says about these changes of the issue as it is; empty when nothing differs. */
export function differences(
  issue: Issue,
  { custom = {}, ...changes }: Partial<ChangeableFields>,
  customFields: readonly CustomField[],
): HistoryItem[] {
  const items: HistoryItem[] = [];
  const single = (
    name: keyof Omit<ChangeableFields, 'custom'>,
    field: string,
    fieldId: string,
    read: (from: Issue) => Named,
    isSame: (to: Issue) => boolean = () => true,
  ) => {
    if (changes[name] === undefined) return;
    const [from, fromText] = read(issue);
    const changed = { ...issue, ...changes };
    const [to, toText] = read(changed);
    if (from !== to || fromText !== toText || !isSame(changed))
      items.push({ field, fieldId, from, fromText, to, toText });
  };
  const set = (name: 'components' | 'fixVersions' | 'affectedVersions', field: string, fieldId: string) => {
    const next = changes[name];
    if (next === undefined) return;
    const present = issue[name];
    for (const gone of present.filter((entry) => !next.some((other) => other.id === entry.id))) {
      items.push({ field, fieldId, from: gone.id, fromText: gone.name, to: null, toText: null });
    }
    for (const added of next.filter((entry) => !present.some((other) => other.id === entry.id))) {
      items.push({ field, fieldId, from: null, fromText: null, to: added.id, toText: added.name });
    }
  };
  single('summary', 'summary', 'summary', (from) => [null, from.summary]);
  single(
    'description',
    'description',
    'description',
    (from) => [null, text(from.description)],
    (to) => sameDocument(to.description, issue.description),
  );
  single(
    'environment',
    'environment',
    'environment',
    (from) => [null, text(from.environment)],
    (to) => sameDocument(to.environment, issue.environment),
  );
  single('type', 'issuetype', 'issuetype', (from) => named(from.type));
  single('parent', 'Parent', 'parent', (from) => [from.parent?.id ?? null, from.parent?.key ?? null]);
  single('status', 'status', 'status', (from) => named(from.status));
  single('resolution', 'resolution', 'resolution', (from) => named(from.resolution));
  single('priority', 'priority', 'priority', (from) => named(from.priority));
  single('assignee', 'assignee', 'assignee', (from) => person(from.assignee));
  single('reporter', 'reporter', 'reporter', (from) => person(from.reporter));
  single('securityLevel', 'security', 'security', (from) => named(from.securityLevel));
  single('dueDate', 'duedate', 'duedate', (from) => [from.dueDate, from.dueDate]);
  single('labels', 'labels', 'labels', (from) => [null, from.labels.join(' ')]);
  single('sprints', 'Sprint', fieldIds.sprint, (from) => [
    from.sprints.map((sprint) => sprint.id).join(', '),
    from.sprints.map((sprint) => sprint.name).join(', '),
  ]);
  single('storyPoints', 'Story Points', fieldIds.storyPoints, (from) => [
    null,
    from.storyPoints === null ? null : String(from.storyPoints),
  ]);
  single('originalEstimate', 'timeoriginalestimate', 'timeoriginalestimate', (from) =>
    seconds(from.originalEstimate),
  );
  single('remainingEstimate', 'timeestimate', 'timeestimate', (from) => seconds(from.remainingEstimate));
  set('components', 'Component', 'components');
  set('fixVersions', 'Fix Version', 'fixVersions');
  set('affectedVersions', 'Version', 'versions');
  for (const [id, value] of Object.entries(custom)) {
    const [from, fromText] = customValueText(issue.custom[id]);
    const [to, toText] = customValueText(value);
    const field = customFields.find((candidate) => candidate.id === id)?.name ?? id;
    const isSame = sameDocument(documentIn(issue.custom[id]), documentIn(value));
    if (from !== to || fromText !== toText || !isSame) {
      items.push({ field, fieldId: id, from, fromText, to, toText });
    }
  }
  return items;
}

/** Id and text, as the history names a value. */
type Named = readonly [string | null, string | null];

function named(entry: { id: string; name: string } | null): Named {
  return [entry?.id ?? null, entry?.name ?? null];
}

function person(entry: Person | null): Named {
  return [entry?.accountId ?? null, entry?.displayName ?? null];
}

/** Times are told in seconds, as ids and as texts alike. */
export function seconds(duration: number | null): Named {
  const told = duration === null ? null : String(duration);
  return [told, told];
}

/** A panel of another kind is another document, though its words are the same. */
function sameDocument(one: AdfDocument | null, other: AdfDocument | null): boolean {
  return isDeepStrictEqual(one, other);
}

function text(document: AdfDocument | null): string | null {
  return document === null ? null : plainText(document);
}
