import { isDocument } from '../site/adf.ts';
import type { AdfDocument } from '../site/model/document.ts';
import type { Issue } from '../site/model/issue.ts';
import type { IssueType } from '../site/model/issue-type.ts';
import type { Person } from '../site/model/person.ts';
import type { Project } from '../site/model/project.ts';
import type { Site } from '../site/model/site.ts';
import { issueWithKey } from '../site/project-keys.ts';
import { asRecord } from './call.ts';
import { FieldFault } from './field-fault.ts';
import { givenText } from './given-text.ts';
import { ADF_REQUIRED } from './refusal.ts';
import { isTooLong, TEXT_TOO_LONG } from './text-length.ts';

// Values of single fields, as requests give them. Each throws a FieldFault in Jira's words.

const MAX_SUMMARY = 255;

/** One line. */
export function readSummary(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new FieldFault('You must specify a summary of the issue.');
  if (value.length > MAX_SUMMARY)
    throw new FieldFault(`Summary must be less than ${MAX_SUMMARY} characters.`);
  if (/[\r\n]/.test(value))
    throw new FieldFault('The summary is invalid because it contains newline characters.');
  return value.trim();
}

/** A document; null empties the field. */
export function readRichText(value: unknown): AdfDocument | null {
  if (value === null) return null;
  if (!isDocument(value)) throw new FieldFault(ADF_REQUIRED);
  if (isTooLong(value)) throw new FieldFault(TEXT_TOO_LONG);
  return value;
}

export function readLabels(value: unknown): string[] {
  const given = readList(value).map((label) => {
    if (typeof label !== 'string') throw new FieldFault('string expected at index 0');
    if (/\s/.test(label)) throw new FieldFault(`The label '${label}' contains spaces which is invalid.`);
    return label;
  });
  return [...new Set(given)];
}

/** Who can be assigned; `-1` is whoever leads the project, null nobody. */
export function readPerson(
  value: unknown,
  { site, project }: { readonly site: Site; readonly project: Project },
): Person | null {
  if (value === null) return null;
  const record = asRecord(value);
  const accountId = record?.['accountId'] ?? record?.['id'];
  if (accountId === null) return null;
  if (accountId === '-1') return project.lead;
  const found = site.people.find((candidate) => candidate.accountId === accountId);
  if (found === undefined) throw new FieldFault('Specify a valid value for assignee');
  if (!found.active || found.accountType === 'app') {
    throw new FieldFault(`User '${found.displayName}' cannot be assigned issues.`);
  }
  return found;
}

/** One level above the type, in the same project; null for none. */
export function readParent(
  value: unknown,
  { site, project, issue }: { readonly site: Site; readonly project: Project; readonly issue: Issue | null },
  type: IssueType | null,
): Issue | null {
  const record = asRecord(value);
  // Clients that edit a form send an empty parent where they leave it alone.
  if (issue !== null && record !== null && Object.keys(record).length === 0) return issue.parent;
  const isNone = value === null || record?.['set'] === 'none' || record?.['none'] === true;
  if (isNone && type?.hierarchyLevel === -1)
    throw new FieldFault('Issue type is a sub-task but parent issue key or id not specified.');
  if (isNone) return null;
  const { key, id } = { key: record?.['key'], id: record?.['id'] };
  const found =
    (typeof key === 'string' ? issueWithKey(site, key) : undefined) ??
    [...site.issues.values()].find((candidate) => candidate.id === id);
  if (
    found === undefined ||
    found === issue ||
    found.type.hierarchyLevel === -1 ||
    // Epics are above stories, and stories above sub-tasks.
    (type !== null && found.type.hierarchyLevel !== type.hierarchyLevel + 1) ||
    found.project !== project
  ) {
    throw new FieldFault(
      'Given parent issue is not valid: it does not exist, or it cannot have this issue as its child.',
    );
  }
  return found;
}

export function readList(value: unknown): unknown[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new FieldFault('data was not an array');
  return value;
}

/** The entry that is named by its id or, in any case, by its name; refused with the message. */
export function named<Entry extends { id: string; name: string }>(
  entries: readonly Entry[],
  value: unknown,
  message: string,
): Entry {
  const record = asRecord(value);
  const found = entries.find(
    (entry) =>
      entry.id === record?.['id'] ||
      (typeof record?.['name'] === 'string' && entry.name.toLowerCase() === record['name'].toLowerCase()),
  );
  if (found === undefined) throw new FieldFault(message);
  return found;
}

export function entryOf<Entry extends { id: string; name: string }>(
  entries: readonly Entry[],
  value: unknown,
  what: string,
): Entry {
  const record = asRecord(value);
  return named(
    entries,
    value,
    `${what} name '${givenText(record?.['name'] ?? record?.['id'])}' is not valid`,
  );
}
