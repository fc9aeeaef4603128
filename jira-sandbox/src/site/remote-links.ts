import type { SiteChanges } from './changes.ts';
import type { HistoryItem } from './model/history.ts';
import type { Issue } from './model/issue.ts';
import type { Person } from './model/person.ts';
import type { RemoteLink } from './model/remote-link.ts';

export type RemoteLinkDraft = Omit<RemoteLink, 'id'>;

export function addRemoteLink(
  changes: SiteChanges,
  issue: Issue,
  draft: RemoteLinkDraft,
  author: Person,
  at: number,
): RemoteLink {
  const link = { ...draft, id: changes.newId('remoteLink') };
  changes.changing(issue);
  issue.remoteLinks = [...issue.remoteLinks, link];
  changes.record(issue, [{ ...NOTHING, to: link.id, toText: told(link) }], author, at);
  return link;
}

export function editRemoteLink(
  changes: SiteChanges,
  issue: Issue,
  link: RemoteLink,
  draft: RemoteLinkDraft,
  author: Person,
  at: number,
): void {
  const next = { ...draft, id: link.id };
  changes.changing(issue);
  issue.remoteLinks = issue.remoteLinks.map((other) => (other === link ? next : other));
  const item = { ...NOTHING, from: link.id, fromText: told(link), to: link.id, toText: told(next) };
  changes.record(issue, [item], author, at);
}

export function removeRemoteLink(
  changes: SiteChanges,
  issue: Issue,
  link: RemoteLink,
  author: Person,
  at: number,
): void {
  changes.changing(issue);
  issue.remoteLinks = issue.remoteLinks.filter((other) => other !== link);
  changes.record(issue, [{ ...NOTHING, from: link.id, fromText: told(link) }], author, at);
}

function told({ object, application }: RemoteLinkDraft): string {
  return `This issue links to "${object.title}${application.name ? ` (${application.name})` : ''}"`;
}

const NOTHING: HistoryItem = {
  field: 'RemoteIssueLink',
  fieldId: 'RemoteIssueLink',
  from: null,
  fromText: null,
  to: null,
  toText: null,
};
