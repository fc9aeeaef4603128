import { beforeEach, expect, test } from 'vitest';
import { SiteChanges } from '../site/changes.ts';
import { generateSite } from '../site/generate.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Site } from '../site/model/site.ts';
import { hideProject, restoreProject } from '../site/project-changes.ts';
import { addVersion, removeVersion } from '../site/versions.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
let site: Site;
let changes: SiteChanges;
let issue: Issue;

beforeEach(() => {
  site = generateSite({ seed: 7, now: NOW, issues: 40, name: 'names', url: 'http://127.0.0.1' });
  changes = new SiteChanges(site);
  const [first] = site.issues.values();
  if (first === undefined) throw new Error('The site has no issue.');
  issue = first;
});

/** Gives the issue a version that is gone afterwards, and answers its id. */
function leaveVersion(name: string): string {
  const fields = {
    name,
    description: '',
    released: false,
    archived: false,
    startDate: null,
    releaseDate: null,
  };
  const version = addVersion(site, issue.project, fields);
  const [me] = site.people;
  if (me === undefined) throw new Error('The site has no people.');
  changes.changeIssue(issue, { fixVersions: [version] }, me, NOW);
  removeVersion(site, issue.project, version, { fix: null, affected: null }, changes, me, NOW);
  return version.id;
}

/** As a reading of every history finds it. */
function read(name: string, field: string): string[] {
  const ids = new Set<string>();
  for (const { history } of site.issues.values()) {
    for (const { fieldId, from, fromText, to, toText } of history.flatMap(({ items }) => items)) {
      if (fieldId !== field) continue;
      for (const [id, text] of [
        [from, fromText],
        [to, toText],
      ] as const)
        if (id !== null && (id === name || text?.toLowerCase() === name.toLowerCase())) ids.add(id);
    }
  }
  return [...ids].toSorted();
}

function known(name: string, field = 'fixVersions'): readonly string[] {
  return site.formerNames.idsOf(name, field).toSorted();
}

test('a name that only histories tell of is known in any case, by its id too, and for its own field alone', () => {
  expect(known('Zeppelin')).toEqual([]);
  const id = leaveVersion('Zeppelin');
  expect(known('zEPPELIN')).toEqual([id]);
  expect(known(id)).toEqual([id]);
  expect(known('Zeppelin', 'status')).toEqual([]);
  const other = leaveVersion('Zeppelin');
  expect(known('Zeppelin')).toEqual([id, other].toSorted());
});

test('it is forgotten with its last issue, hidden with its project, and there again when that is restored', () => {
  expect(known('Zeppelin')).toEqual([]);
  const id = leaveVersion('Zeppelin');
  hideProject(site, issue.project, 'archived', NOW);
  expect(known('Zeppelin')).toEqual([]);
  const [hidden] = site.hiddenProjects;
  if (hidden === undefined) throw new Error('No project is hidden.');
  restoreProject(site, hidden);
  expect(known('Zeppelin')).toEqual([id]);
  changes.deleteIssue(issue, issue.creator, NOW);
  expect(known('Zeppelin')).toEqual([]);
});

test('every name of every history is found as by reading them all, before and after changes', () => {
  const fields = ['assignee', 'fixVersions', 'priority', 'reporter', 'resolution', 'status'];
  const names = new Set<string>();
  for (const { history } of site.issues.values())
    for (const { from, fromText, to, toText } of history.flatMap(({ items }) => items))
      for (const name of [from, fromText, to, toText]) if (name !== null && name.length < 40) names.add(name);
  const compare = () => {
    for (const field of fields)
      for (const name of names) expect([name, known(name, field)]).toEqual([name, read(name, field)]);
  };
  compare();
  for (const other of [...site.issues.values()].slice(0, 20)) {
    if (site.issues.has(other.key)) changes.deleteIssue(other, other.creator, NOW);
  }
  for (const other of site.issues.values())
    changes.changeIssue(other, { assignee: site.people[3] ?? null }, other.creator, NOW);
  compare();
});
