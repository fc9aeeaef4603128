import type { HistoryEntry } from '../site/model/history.ts';
import type { Issue } from '../site/model/issue.ts';

/** The fields whose past JQL knows (WAS, CHANGED), as the history names them. */
const fieldsWithPast: ReadonlySet<string> = new Set([
  'assignee',
  'fixVersions',
  'priority',
  'reporter',
  'resolution',
  'status',
]);

/** How many entries of the histories tell of each thing, by its id. */
type Told = Map<string, number>;

/** Of one field: its ids, and its ids by the names they had. */
interface Past {
  readonly ids: Told;
  readonly byName: Map<string, Told>;
  /** The same by the names as they were written, which spares most entries the way to lower case. */
  readonly byWriting: Map<string, Told>;
}

/**
 * What bore which name according to the histories of a site's issues, so that a query about the past need not read them all.
 * Whoever adds to a history, or takes issues out of the site or back into it, says so.
 */
export class FormerNames {
  readonly #pasts: ReadonlyMap<string, Past>;

  /** With the histories of these issues to begin with. */
  constructor(issues: Iterable<Issue>) {
    this.#pasts = new Map(
      [...fieldsWithPast].map((field) => [
        field,
        { ids: new Map(), byName: new Map(), byWriting: new Map() },
      ]),
    );
    for (const issue of issues) this.entered(issue);
  }

  /** The ids of what bore the name, or had the id, whenever a history tells of it; names ignore case. */
  idsOf(name: string, historyField: string): readonly string[] {
    const past = this.#pasts.get(historyField);
    if (past === undefined) return [];
    const named = past.byName.get(name.toLowerCase())?.keys() ?? [];
    return [...new Set(past.ids.has(name) ? [name, ...named] : named)];
  }

  /** A history got this entry. */
  told(entry: HistoryEntry): void {
    count(this.#pasts, entry, 1);
  }

  /** The issue is in the site again, with its history. */
  entered(issue: Issue): void {
    for (const entry of issue.history) count(this.#pasts, entry, 1);
  }

  /** The issue is no longer in the site, and its history tells nothing. */
  left(issue: Issue): void {
    for (const entry of issue.history) count(this.#pasts, entry, -1);
  }
}

function count(pasts: ReadonlyMap<string, Past>, { items }: HistoryEntry, by: 1 | -1): void {
  for (const { fieldId, from, fromText, to, toText } of items) {
    const past = pasts.get(fieldId);
    if (past === undefined) continue;
    if (from !== null) countOne(past, from, fromText, by);
    if (to !== null) countOne(past, to, toText, by);
  }
}

function countOne(past: Past, id: string, name: string | null, by: 1 | -1): void {
  add(past.ids, id, by);
  if (name !== null) add(toldOf(past, name), id, by);
}

function toldOf({ byName, byWriting }: Past, writing: string): Told {
  const known = byWriting.get(writing);
  if (known !== undefined) return known;
  const name = writing.toLowerCase();
  const told: Told = byName.get(name) ?? new Map();
  byName.set(name, told);
  byWriting.set(writing, told);
  return told;
}

function add(told: Told, id: string, by: 1 | -1): void {
  const times = (told.get(id) ?? 0) + by;
  if (times > 0) told.set(id, times);
  else told.delete(id);
}
