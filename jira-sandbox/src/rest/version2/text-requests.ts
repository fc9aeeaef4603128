import type { AdfDocument } from '../../site/model/document.ts';
import type { Site } from '../../site/model/site.ts';
import { asRecord } from '../call.ts';
import { invalidFields } from '../refusal.ts';
import { isTooLong, TEXT_TOO_LONG } from '../text-length.ts';
import { readWiki } from './wiki-to-adf.ts';

/** A body of version 2, with the documents that version 3 has where it has text in wiki notation. */
export function withDocuments(body: unknown, path: string, site: Site): unknown {
  const given = asRecord(body);
  if (given === null) return body;
  if (/\/comment(\/:\w+)?$/.test(path)) return replaced(given, 'body');
  if (/\/worklog(\/:\w+)?$/.test(path)) return replaced(given, 'comment');
  if (path === '/issueLink')
    return { ...given, ...within(given, 'comment', (comment) => replaced(comment, 'body')) };
  if (Array.isArray(given['issueUpdates'])) {
    return { ...given, issueUpdates: given['issueUpdates'].map((update) => issueInput(update, site)) };
  }
  return issueInput(given, site);
}

function issueInput(body: unknown, site: Site): unknown {
  const given = asRecord(body);
  if (given === null) return body;
  const rich = [
    'description',
    'environment',
    ...site.customFields.filter(({ kind }) => kind === 'richText').map(({ id }) => id),
  ];
  return {
    ...given,
    ...within(given, 'fields', (fields) => rich.reduce((changed, name) => replaced(changed, name), fields)),
    ...within(given, 'update', (update) => {
      let next = update;
      for (const name of rich)
        next = inOperations(next, name, (operation) => replaced(operation, 'set', name));
      const entry = (field: string) => (operation: Fields) => ({
        ...operation,
        ...within(operation, 'add', (added) => replaced(added, field)),
        ...within(operation, 'edit', (edited) => replaced(edited, field)),
      });
      return inOperations(inOperations(next, 'comment', entry('body')), 'worklog', entry('comment'));
    }),
  };
}

type Fields = Record<string, unknown>;

function within(given: Fields, name: string, change: (inner: Fields) => unknown): Fields {
  const inner = asRecord(given[name]);
  return inner === null ? {} : { [name]: change(inner) };
}

function inOperations(update: Fields, name: string, change: (operation: Fields) => unknown): Fields {
  const operations = update[name];
  if (!Array.isArray(operations)) return update;
  return {
    ...update,
    [name]: operations.map((operation) => {
      const record = asRecord(operation);
      return record === null ? operation : change(record);
    }),
  };
}

function replaced(given: Fields, name: string, field = name): Fields {
  const value = given[name];
  if (value === undefined || value === null) return given;
  if (typeof value !== 'string') throw invalidFields({ [field]: 'Operation value must be a string' });
  // Before it is read, which takes time for each of its characters.
  if (isTooLong(value)) throw invalidFields({ [field === 'body' ? 'comment' : field]: TEXT_TOO_LONG });
  return { ...given, [name]: documentOf(value) };
}

function documentOf(text: string): AdfDocument | null {
  return text.trim() === '' ? null : readWiki(text);
}
