import type { SiteChanges } from './changes.ts';
import type { HistoryItem } from './model/history.ts';
import type { Issue, IssueLink, IssueLinkType } from './model/issue.ts';
import type { Person } from './model/person.ts';

/** Writes the links between issues, always at both ends. */
export class LinkChanges {
  readonly #changes: SiteChanges;

  constructor(changes: SiteChanges) {
    this.#changes = changes;
  }

  /** `source` blocks, clones, … `target`. The same link twice stays one, as in Jira. */
  add(source: Issue, target: Issue, type: IssueLinkType, author: Person, at: number): void {
    if (!this.addQuietly(source, target, type)) return;
    this.#changes.record(source, [linkItem(type.outward, target, 'added')], author, at);
    this.#changes.record(target, [linkItem(type.inward, source, 'added')], author, at);
  }

  /** As links that are made while an issue is created: without an entry in the history. False if it was there. */
  addQuietly(source: Issue, target: Issue, type: IssueLinkType): boolean {
    const same = (link: IssueLink) =>
      link.direction === 'outward' && link.type === type && link.issue === target;
    if (source.links.some(same)) return false;
    for (const end of [source, target]) this.#changes.changing(end);
    const id = this.#changes.newId('link');
    source.links.push({ id, type, direction: 'outward', issue: target });
    target.links.push({ id, type, direction: 'inward', issue: source });
    return true;
  }

  remove(source: Issue, { id, type, issue: target }: IssueLink, author: Person, at: number): void {
    for (const end of [source, target]) {
      this.#changes.changing(end);
      end.links = end.links.filter((link) => link.id !== id);
    }
    this.#changes.record(source, [linkItem(type.outward, target, 'removed')], author, at);
    this.#changes.record(target, [linkItem(type.inward, source, 'removed')], author, at);
  }
}

function linkItem(phrase: string, other: Issue, what: 'added' | 'removed'): HistoryItem {
  const text = `This issue ${phrase} ${other.key}`;
  const present = {
    field: 'Link',
    fieldId: 'issuelinks',
    from: null,
    fromText: null,
    to: null,
    toText: null,
  };
  return what === 'added'
    ? { ...present, to: other.key, toText: text }
    : { ...present, from: other.key, fromText: text };
}
