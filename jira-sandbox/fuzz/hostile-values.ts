import type { Site } from '../src/site/model/site.ts';
import type { SeededRandom } from '../src/site/random.ts';
import type { Vocabulary } from './vocabulary.ts';

const TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  'ﷺ👩‍👩‍👧‍👦‮',
  "'; drop table issue; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%',
  '*all',
  '-1',
  '0',
  '1e309',
  '99999999999999999999',
  'NaN',
  'true',
  'null',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '2026-02-31',
  '2026-11-23T09:00:00.000+0000',
  '3w 2d',
  '-9999999999d',
  'created > -30d ORDER BY created',
  'summary ~ "\\"',
  '((((((((',
  'project in (PAY, "GAME") AND NOT status was Done by currentUser() during ("2026-01-01", now())',
  'cf[10016] > 1e400',
  'ORDER BY rank',
  'PAY-0',
  'GAME-99999999',
];

const MANY: readonly string[] = [
  'x',
  '(',
  '(a ',
  'NOT ',
  '*',
  '*_',
  '[a|b]',
  '{quote}x\n',
  '|a',
  '|a|\n',
  '* x\n',
  '"',
  '\\',
  'a~ ',
  'a*b ',
];

const DOCUMENT = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hello', marks: [{ type: 'strong' }] }] }],
};

/** Values that nobody should send, and now and then one that suits. Same randomness, same values. */
export class HostileValues {
  readonly #random: SeededRandom;
  readonly #vocabulary: Vocabulary;
  readonly #known: readonly string[];
  /** By the segment of the path before the parameter. */
  readonly #suitable: ReadonlyMap<string, readonly string[]>;

  constructor(random: SeededRandom, vocabulary: Vocabulary, site: Site) {
    this.#random = random;
    this.#vocabulary = vocabulary;
    const issues = [...site.issues.values()];
    const projects = site.projects.flatMap(({ key, id }) => [key, id]);
    const idsOf = (entries: readonly { id: string | number }[]) => entries.map(({ id }) => String(id));
    this.#suitable = new Map([
      ['issue', issues.slice(0, 40).flatMap(({ key, id }) => [key, id])],
      ['project', projects],
      ['createmeta', projects],
      ['issuetypes', idsOf(site.issueTypes)],
      ['comment', issues.flatMap(({ comments }) => idsOf(comments)).slice(0, 40)],
      ['worklog', issues.flatMap(({ worklogs }) => idsOf(worklogs)).slice(0, 40)],
      ['issueLink', issues.flatMap(({ links }) => idsOf(links)).slice(0, 20)],
      ['component', site.projects.flatMap(({ components }) => idsOf(components))],
      ['version', site.projects.flatMap(({ versions }) => idsOf(versions))],
      ['sprint', idsOf(site.sprints)],
      ['epic', issues.filter(({ type }) => type.hierarchyLevel === 1).map(({ key }) => key)],
      ['board', ['1', '2', '3']],
      ['role', ['10002', '10003', '10004']],
      ['status', idsOf(site.statuses)],
      ['priority', idsOf(site.priorities)],
      ['issuetype', idsOf(site.issueTypes)],
      ['field', ['customfield_10016', 'customfield_10020', 'summary']],
      ['browse', issues.slice(0, 5).map(({ key }) => key)],
    ]);
    this.#known = [
      ...issues.slice(0, 20).flatMap(({ key, id }) => [key, id]),
      ...issues.flatMap(({ comments }) => comments.slice(0, 1).map(({ id }) => id)).slice(0, 10),
      ...issues.flatMap(({ links }) => links.slice(0, 1).map(({ id }) => id)).slice(0, 5),
      ...site.projects.flatMap(({ key, id, components, versions }) => [
        key,
        id,
        ...[...components, ...versions].map((entry) => entry.id),
      ]),
      ...site.people.map(({ accountId }) => accountId),
      ...site.sprints.map(({ id }) => String(id)),
      ...[...site.statuses, ...site.priorities, ...site.issueTypes, ...site.resolutions].flatMap(
        ({ id, name }) => [id, name],
      ),
      '1',
      '11',
      '31',
      '751',
      'customfield_10016',
      'customfield_10020',
    ];
  }

  /** For the parameter after this segment of a path: mostly something that is there. */
  after(segment: string): string {
    const suitable = this.#suitable.get(segment) ?? [];
    return suitable.length > 0 && this.#random.chance(0.8) ? this.#random.pick(suitable) : this.text();
  }

  /** For a query, and for texts in bodies. */
  text(): string {
    const random = this.#random;
    if (random.chance(0.5)) return random.pick(this.#known);
    if (random.chance(0.04)) return this.#long();
    return random.pick(TEXTS);
  }

  /** One sign after the other, where each costs a reader of JQL, of text queries or of wiki notation a step deeper. */
  #long(): string {
    const random = this.#random;
    const many = random.pick(MANY).repeat(random.between(20, 4_000));
    const form = random.between(0, 3);
    if (form === 0) return `summary ~ "${many.replaceAll('"', '')}"`;
    if (form === 1) {
      const depth = random.between(20, 4_000);
      return `project = PAY and text ~ "${'('.repeat(depth)}card${')'.repeat(depth)}"`;
    }
    return many;
  }

  parameter(): string {
    return this.#random.chance(0.9) ? this.#random.pick(this.#vocabulary.parameters) : this.text();
  }

  /** Any JSON value; deeper ones are rarer. */
  json(depth = 0): unknown {
    const random = this.#random;
    const kind = random.between(0, depth > 4 ? 7 : 11);
    if (kind < 3) return this.text();
    if (kind === 3) return random.pick([0, -1, 1, 3.5, 1e308, -0, 10_016, Number.MAX_SAFE_INTEGER]);
    if (kind === 4) return random.pick([null, true, false]);
    if (kind === 5) return random.chance(0.5) ? DOCUMENT : this.#spoiled(DOCUMENT);
    if (kind === 6) return random.pick([[], {}, [[]], [null], [{}]]);
    if (kind === 7) return { [random.pick(['id', 'key', 'name', 'accountId', 'value'])]: this.text() };
    if (kind === 8) return Array.from({ length: random.between(1, 4) }, () => this.json(depth + 1));
    return this.record(depth);
  }

  record(depth = 0): Record<string, unknown> {
    const random = this.#random;
    const names = random.some(this.#vocabulary.fields, random.between(1, 4));
    return Object.fromEntries(names.map((name) => [name, this.json(depth + 1)]));
  }

  /** A body that is right, but for one place, or two. */
  nearly(body: unknown): unknown {
    if (this.#random.chance(0.2)) return body;
    const once = this.#spoiled(body);
    return this.#random.chance(0.3) ? this.#spoiled(once) : once;
  }

  /** The value with one randomly chosen node replaced, removed or renamed. */
  #spoiled(value: unknown): unknown {
    const random = this.#random;
    if (typeof value !== 'object' || value === null || random.chance(0.15)) return this.json(2);
    if (Array.isArray(value)) {
      if (value.length === 0) return [this.json(2)];
      const at = random.between(0, value.length - 1);
      return value.map((entry, index) => (index === at ? this.#spoiled(entry) : entry));
    }
    const entries = Object.entries(value);
    if (entries.length === 0) return this.record(2);
    const [name] = random.pick(entries);
    const action = random.between(0, 5);
    return Object.fromEntries(
      entries
        .filter(([other]) => action > 0 || other !== name)
        .map(([other, entry]) => {
          if (other !== name) return [other, entry];
          return action === 1 ? [this.text(), entry] : [other, this.#spoiled(entry)];
        }),
    );
  }
}
