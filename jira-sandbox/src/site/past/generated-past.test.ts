import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { plainText } from '../adf.ts';
import { contextOf } from '../custom-fields.ts';
import { generateSite } from '../generate.ts';
import type { AdfNode } from '../model/document.ts';
import type { Site } from '../model/site.ts';
import { timeSpent } from '../worklogs.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const options = { seed: 1, now: NOW, issues: 900, name: 'site', url: 'http://127.0.0.1:1' };
const site = generateSite(options);
const issues = [...site.issues.values()];

/** Everything of the site, as one text: references to other issues and boards by their names. */
function written(whole: Site): string {
  const plain = (key: string, value: unknown): unknown => {
    if (['project', 'parent', 'issue', 'board', 'workflows'].includes(key) && typeof value === 'object') {
      return value !== null && 'key' in value ? value.key : null;
    }
    return value instanceof Map ? [...value] : value;
  };
  const { issues: all, ...rest } = whole;
  return JSON.stringify([rest, [...all.values()]], plain);
}

test('the same arguments give the same site, to the byte: people, boards, sprints, files and all', () => {
  expect(written(generateSite(options))).toBe(written(site));
  expect(written(generateSite({ ...options, now: NOW + 86_400_000 }))).not.toBe(written(site));
});

test('scrum boards have closed sprints, one that is active, and future ones, all with issues', () => {
  for (const board of site.boards.filter(({ type }) => type === 'scrum')) {
    const sprints = site.sprints.filter((sprint) => sprint.board === board);
    const states = (state: string) => sprints.filter((sprint) => sprint.state === state);
    expect(states('closed').length).toBeGreaterThan(10);
    expect(states('active')).toHaveLength(1);
    expect(states('future').length).toBeGreaterThan(0);
    const [active] = states('active');
    expect(active?.startAt).toBeLessThanOrEqual(NOW);
    expect(active?.endAt).toBeGreaterThan(NOW);
    for (const sprint of [...states('active'), ...states('future'), ...states('closed').slice(-3)])
      expect(issues.filter((issue) => issue.sprints.includes(sprint)).length, sprint.name).toBeGreaterThan(0);
  }
  for (const issue of issues) {
    expect(issue.sprints.filter(({ state }) => state !== 'closed').length, issue.key).toBeLessThan(2);
    if (issue.parent !== null && issue.type.hierarchyLevel === -1)
      expect(issue.sprints, issue.key).toEqual(issue.parent.sprints);
  }
});

test('every custom field holds something somewhere, and only where its context offers it', () => {
  const own = new Set(['sprint', 'epicLink', 'rank', 'storyPoints']);
  for (const field of site.customFields.filter(({ kind }) => !own.has(kind))) {
    const holders = issues.filter(({ custom }) => custom[field.id] !== undefined);
    expect(holders.length, field.name).toBeGreaterThan(0);
    for (const { project, type } of holders) expect(contextOf(field, project, type)).not.toBeNull();
  }
});

test('work was logged within the life of the issue, and the images are images', () => {
  const logged = issues.filter(({ worklogs }) => worklogs.length > 0);
  expect(logged.length).toBeGreaterThan(20);
  for (const issue of logged) {
    const spent = issue.history.flatMap(({ items }) => items).findLast(({ field }) => field === 'timespent');
    expect(Number(spent?.to), issue.key).toBe(timeSpent(issue));
    for (const { createdAt } of issue.worklogs) {
      expect(createdAt).toBeGreaterThanOrEqual(issue.createdAt);
      expect(createdAt).toBeLessThanOrEqual(issue.updatedAt);
    }
  }
  const images = issues
    .flatMap(({ attachments }) => attachments)
    .filter(({ mimeType }) => mimeType === 'image/png');
  expect(images.length).toBeGreaterThan(10);
  for (const { content } of images) {
    const bytes = Buffer.from(content);
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    const length = bytes.readUInt32BE(33);
    expect(inflateSync(bytes.subarray(41, 41 + length))).toHaveLength(height * (1 + width * 3));
  }
});

test('comments have tables, tasks and code, other scripts and emoji; some descriptions are 30 kB long', () => {
  const said = issues.flatMap(({ comments }) => comments.map(({ body }) => body));
  const types = new Set<string>();
  const look = (node: AdfNode) => {
    types.add(node.type);
    node.content?.forEach(look);
  };
  said.forEach(look);
  expect([...types]).toEqual(
    expect.arrayContaining(['table', 'taskList', 'codeBlock', 'mention', 'emoji', 'panel']),
  );
  const text = said.map(plainText).join('\n');
  expect(text).toMatch(/\p{Script=Arabic}/u);
  expect(text).toMatch(/\p{Script=Hebrew}/u);
  const long = issues.filter(
    ({ description }) => description !== null && plainText(description).length >= 30_000,
  );
  expect(long.length).toBeGreaterThan(2);
});
