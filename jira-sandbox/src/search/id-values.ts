import type { FieldKind, Value } from '@sidelight/jql';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Site } from '../site/model/site.ts';
import type { Described, Entry } from './field-shapes.ts';
import type { Compilation } from './search-context.ts';
import { wording } from './wording.ts';

/** The ids that a literal names in a field of this kind; a fault is reported and gives none. */
export function literalIds(
  value: Value,
  field: Pick<Described, 'name' | 'kind' | 'entries'>,
  compilation: Compilation,
): readonly string[] {
  const { site, refuse } = compilation;
  if (field.kind === 'labels') return [value.text.toLowerCase()];
  if (field.entries !== undefined) return entryIds(value, field, field.entries, compilation);
  if (field.kind === 'property') return [value.text.toLowerCase()];
  if (field.kind === 'other') return [value.text];
  if (field.kind === 'issue') return issueIds(value, field.name, compilation);
  const found =
    field.kind === 'person'
      ? peopleNamed(value.text, site).map((person) => person.accountId)
      : entriesNamed(value, field.kind, site);
  if (found.length === 0) {
    refuse(field.kind === 'sprint' ? wording.noSprint(value.text) : wording.noValue(value.text, field.name));
  }
  return found;
}

/** By account id, display name or e-mail address; several when people share a name. */
export function peopleNamed(name: string, site: Site): readonly Person[] {
  const wanted = name.toLowerCase();
  const byId = site.people.find((person) => person.accountId === name);
  if (byId !== undefined) return [byId];
  return site.people.filter(
    (person) => person.displayName.toLowerCase() === wanted || person.email.toLowerCase() === wanted,
  );
}

function entryIds(
  value: Value,
  field: Pick<Described, 'name' | 'kind'>,
  entries: readonly Entry[],
  { refuse }: Compilation,
): readonly string[] {
  const found = idsAmong(entries, value);
  if (found.length === 0) {
    const say = field.kind === 'option' ? wording.noOption : wording.noValue;
    refuse(say(value.text, field.name));
  }
  return found;
}

/** Jira takes a bare number for an id first, and anything else for a name first. */
function entriesNamed(value: Value, kind: FieldKind, site: Site): readonly string[] {
  return idsAmong(entriesOf(kind, site), value);
}

function idsAmong(entries: readonly Entry[], value: Value): readonly string[] {
  const wanted = value.text.toLowerCase();
  const byName = () => entries.filter((entry) => entry.names.some((name) => name.toLowerCase() === wanted));
  const byId = () => entries.filter((entry) => entry.id === value.text);
  const [first, second] = !value.quoted && /^\d+$/.test(value.text) ? [byId, byName] : [byName, byId];
  const found = first();
  return (found.length > 0 ? found : second()).map((entry) => entry.id);
}

function entriesOf(kind: FieldKind, site: Site): readonly Entry[] {
  switch (kind) {
    case 'project':
      return site.projects.map(({ id, key, name }) => ({ id, names: [key, name] }));
    case 'issueType':
      return site.issueTypes.map(named);
    case 'status':
      return site.statuses.map(named);
    case 'statusCategory':
      return site.statuses.map(({ category }) => ({
        id: String(category.id),
        names: [category.name, category.key],
      }));
    case 'priority':
      return site.priorities.map(named);
    case 'resolution':
      return site.resolutions.map(named);
    case 'component':
      return site.projects.flatMap((project) => project.components.map(named));
    case 'version':
      return site.projects.flatMap((project) => project.versions.map(named));
    case 'sprint':
      return site.sprints.map((sprint) => ({ id: String(sprint.id), names: [sprint.name] }));
    default:
      return [];
  }
}

function named(entry: { readonly id: string; readonly name: string }): Entry {
  return { id: entry.id, names: [entry.name] };
}

function issueIds(value: Value, field: string, compilation: Compilation): readonly string[] {
  const { site, refuse } = compilation;
  const issue = /^\d+$/.test(value.text)
    ? withId(value.text, site)
    : site.issues.get(value.text.toUpperCase());
  if (issue !== undefined) return [compilation.name(issue)];
  const looksRight = /^[a-z][a-z0-9_]*-\d+$/i.test(value.text) || /^\d+$/.test(value.text);
  refuse(looksRight ? wording.noIssue(value.text, field) : wording.badKey(value.text, field));
  return [];
}

function withId(id: string, site: Site): Issue | undefined {
  for (const issue of site.issues.values()) if (issue.id === id) return issue;
  return undefined;
}
