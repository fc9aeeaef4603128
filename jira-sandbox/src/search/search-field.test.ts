import { parse } from '@sidelight/jql';
import { beforeAll, describe, expect, it } from 'vitest';
import { document, paragraph } from '../site/adf.ts';
import { SiteChanges } from '../site/changes.ts';
import { generateSite } from '../site/generate.ts';
import type { CustomValue, FieldOption } from '../site/model/custom-field.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import { addWorklog } from '../site/worklogs.ts';
import { testNow } from './arbitrary-site.ts';
import { compileQuery } from './compile-query.ts';
import { findIssues } from './find-issues.ts';

const hour = 3_600_000;
const site = generateSite({ seed: 7, now: testNow, issues: 150, name: 'Test', url: 'https://test.example' });
const changes = new SiteChanges(site);
const [me, other] = site.people as unknown as readonly [Person, Person];
const payments = [...site.issues.values()].filter(({ project }) => project.key === 'PAY');
const [first, second, third] = payments as unknown as readonly [Issue, Issue, Issue];

function custom(name: string) {
  const field = site.customFields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new Error(`no ${name}`);
  return field;
}

function options(name: string): readonly FieldOption[] {
  return custom(name).contexts.flatMap((context) => context.options);
}

function search(text: string): readonly string[] {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  const mayIn = (_: string, project: { key: string }) => project.key !== 'GAME';
  const compiled = compileQuery(parsed.query, { site, me, now: testNow, timeZone: 'Europe/Berlin', mayIn });
  return compiled.ok
    ? findIssues(compiled.search, site)
        .sort(compiled.search.compare)
        .map(({ key }) => key)
    : compiled.errors;
}

function within(text: string): readonly string[] {
  const keys = [first, second, third].map(({ key }) => key).join(', ');
  return search(`key in (${keys}) AND (${text}) ORDER BY key ASC`);
}

beforeAll(() => {
  for (const issue of [first, second, third]) {
    Object.assign(issue, { custom: {}, worklogs: [], originalEstimate: null });
  }
  const set = (issue: Issue, name: string, value: CustomValue) =>
    changes.changeIssue(issue, { custom: { [custom(name).id]: value } }, me, testNow);
  const [region, elsewhere] = options('Region') as readonly [FieldOption, FieldOption];
  const [country] = region.children as [FieldOption];
  set(first, 'Region', [region, country]);
  set(second, 'Region', [region]);
  set(third, 'Region', [elsewhere]);
  set(first, 'Affected customers', 12);
  set(first, 'Reviewer', [other]);
  set(second, 'External reference', 'case zebra nine');
  changes.changeIssue(first, { originalEstimate: 4 * 3600 }, me, testNow);
  const work = {
    startedAt: testNow - 36 * hour,
    seconds: 2 * 3600,
    comment: document(paragraph('dug a ditch')),
  };
  addWorklog(changes, first, work, other, testNow);
  first.properties = new Map([['review', { state: 'Done', score: 7, by: ['ann', 'bo'] }]]);
});

describe('fields of the site', () => {
  it('finds by custom fields: name, number, name with type', () => {
    expect(within('"Affected customers" >= 12')).toEqual([first.key]);
    expect(within(`cf[${custom('Affected customers').number}] = 12`)).toEqual([first.key]);
    expect(within('"affected customers[Number]" < 13')).toEqual([first.key]);
    expect(within('"Affected customers[Dropdown]" = 12')).toEqual([
      "Field 'Affected customers[Dropdown]' does not exist or you do not have permission to view it.",
    ]);
    expect(within(`Reviewer = "${other.displayName}"`)).toEqual([first.key]);
    expect(within('"External reference" ~ "zebra"')).toEqual([second.key]);
    expect(within('text ~ "zebra"')).toEqual([second.key]);
  });

  it('finds by cascading selects, either level', () => {
    const [region, elsewhere] = options('Region');
    const country = region?.children[0]?.value;
    expect(within(`Region = "${region?.value}"`)).toEqual([first.key, second.key]);
    expect(within(`Region = "${country}"`)).toEqual([first.key]);
    expect(within(`Region in cascadeOption("${region?.value}", "${country}")`)).toEqual([first.key]);
    expect(within(`Region in cascadeOption("${region?.value}", none)`)).toEqual([second.key]);
    expect(within(`Region != "${region?.value}"`)).toEqual([third.key]);
    expect(within(`Region in ("${elsewhere?.value}", "${country}")`)).toEqual([first.key, third.key]);
    expect(within('Region = Atlantis')).toEqual(["The option 'Atlantis' for field 'Region' does not exist."]);
  });

  it('finds by work: who, when, how much, what was said', () => {
    expect(within(`worklogAuthor = "${other.displayName}"`)).toEqual([first.key]);
    expect(within('worklogDate = 2026-11-22')).toEqual([first.key]);
    expect(within('worklogDate > 2026-11-22')).toEqual([]);
    expect(within('worklogDate < startOfDay()')).toEqual([first.key]);
    expect(within('worklogComment ~ ditch')).toEqual([first.key]);
    expect(within('timeSpent = 2h')).toEqual([first.key]);
    expect(within('timeSpent >= "1h 59m" AND timeSpent < 1d')).toEqual([first.key]);
    expect(within('timeSpent = 120')).toEqual([first.key]);
    expect(within('originalEstimate = 4h AND workRatio = 50')).toEqual([first.key]);
    expect(within('timeSpent > lengthy')).toEqual([
      "The value 'lengthy' for field 'timeSpent' is invalid. Please specify a positive duration format; for example: '1h 30m', '2d'.",
    ]);
  });

  it('finds by entity properties', () => {
    expect(within('issue.property[review].state = done')).toEqual([first.key]);
    expect(within('issue.property[review].score > 5 AND issue.property[review].score < 10')).toEqual([
      first.key,
    ]);
    expect(within('issue.property[review].by in (bo, cy)')).toEqual([first.key]);
    expect(within('issue.property[review] is not empty')).toEqual([]);
    expect(within('issue.property[other].state is not empty')).toEqual([]);
  });

  it('finds by saved filters that the person may see, and refuses those that lead back to themselves', () => {
    const bugs = search('project = PAY AND type = Bug ORDER BY key ASC');
    expect(bugs).not.toEqual([]);
    expect(search('filter = "Bugs in Payments" ORDER BY key ASC')).toEqual(bugs);
    expect(within('filter != 10001')).toEqual(within('type != Bug'));
    expect(search('savedfilter = "no such"')).toEqual([
      "The value 'no such' does not exist for the field 'filter'.",
    ]);
    const [filter] = site.filters;
    if (filter === undefined) throw new Error('no filter');
    filter.jql = `filter = "${filter.name}"`;
    expect(search(`filter = ${filter.id}`)).toEqual([expect.stringContaining('causes a cyclical reference')]);
  });

  it('finds by links, permissions, roles and sub-tasks', () => {
    const blocked = [...site.issues.values()].filter(({ links }) =>
      links.some(({ type, direction }) => type[direction] === 'is blocked by'),
    );
    expect(search('issueLinkType = "is blocked by"').toSorted()).toEqual(
      blocked.map(({ key }) => key).sort(),
    );
    const permitted = search('project in projectsWhereUserHasPermission("Edit Issues")');
    expect(
      permitted.some((key) => key.startsWith('PAY')) && !permitted.some((key) => key.startsWith('GAME')),
    ).toBe(true);
    expect(search('project in projectsWhereUserHasPermission("Fly")')).toEqual([
      "Permission 'Fly' does not exist.",
    ]);
    const role = site.projects[0]?.roles[0]?.role.name;
    expect(
      search(`project in projectsWhereUserHasRole("${role}")`).some((key) => /^[A-Z]+-\d+$/.test(key)),
    ).toBe(true);
    const child = [...site.issues.values()].find(({ type }) => type.hierarchyLevel === -1);
    expect(search(`issue in subtasksOf(${child?.parent?.key})`)).toContain(child?.key);
    expect(search(`issue in childIssuesOf(${child?.parent?.key})`)).toContain(child?.key);
  });

  it('sorts by rank and by epic', () => {
    const byRank = [...payments]
      .sort((left, right) => (left.rank < right.rank ? -1 : 1))
      .map(({ key }) => key);
    expect(search('project = PAY ORDER BY rank')).toEqual(byRank);
    expect(search('project = PAY ORDER BY rank DESC')).toEqual(byRank.toReversed());
    const epics = search('project = PAY ORDER BY "Epic Link" ASC').map(
      (key) => site.issues.get(key)?.parent?.number ?? 999,
    );
    expect(epics.filter((number) => number !== 999)).toEqual(
      epics.filter((number) => number !== 999).toSorted((left, right) => left - right),
    );
  });
});
