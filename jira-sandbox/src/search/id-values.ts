import type { FieldKind, Value } from '@sidelight/jql';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Site } from '../site/model/site.ts';
import { formerKeysOf, issueWithKey } from '../site/project-keys.ts';
import type { Described, Entry } from './field-shapes.ts';
import type { Compilation } from './search-context.ts';
import { wording } from './wording.ts';

type Named = Pick<Described, 'name' | 'kind' | 'entries' | 'formerIds'>;

/** The ids that a literal names in a field of this kind; a fault is reported and gives none. */
export function literalIds(value: Value, field: Named, compilation: Compilation): readonly string[] {
  const { site, miss } = compilation;
  if (field.kind === 'labels' || field.kind === 'property') return [value.text.toLowerCase()];
  if (field.kind === 'issue') return issueIds(value, field.name, compilation);
  if (field.kind === 'other' && field.entries === undefined) return [value.text];
  const present =
    field.kind === 'person'
      ? peopleNamed(value.text, site).map((person) => person.accountId)
      : idsAmong(field.entries ?? entriesOf(field.kind, site), value);
  const found = new Set([...present, ...(field.formerIds?.(value.text) ?? [])]);
  if (found.size === 0) miss(value.text, notThere(value, field));
  return [...found];
}

function notThere({ text, quoted }: Value, { kind, name }: Named): string {
  if (kind === 'sprint') return wording.noSprint(text);
  if (kind === 'option') return wording.noOption(text, name);
  // A bare number is an id first.
  return !quoted && /^-?\d+$/.test(text) ? wording.noId(text, name) : wording.noValue(text, name);
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

/** Jira takes a bare number for an id first, and anything else for a name first. */
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
      return site.projects.map((project) => ({
        id: project.id,
        names: [project.key, project.name, ...formerKeysOf(site, project)],
      }));
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
  const { site, refuse, miss } = compilation;
  const isId = !value.quoted && /^\d+$/.test(value.text);
  const issue = isId ? withId(value.text, site) : issueWithKey(site, value.text.toUpperCase());
  if (issue !== undefined) return [compilation.name(issue)];
  const looksRight = /^[a-z][a-z0-9_]*-\d+$/i.test(value.text);
  if (isId) miss(value.text, wording.noId(value.text, field));
  else if (looksRight) miss(value.text, wording.noIssue(value.text, field));
  else refuse(wording.badKey(value.text, field));
  return [];
}

export function withId(id: string, site: Site): Issue | undefined {
  for (const issue of site.issues.values()) if (issue.id === id) return issue;
  return undefined;
}
