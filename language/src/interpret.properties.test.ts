import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret } from './index.ts';
import { situation } from './test-site.ts';

const words =
  "show my the bugs bug task create a to for due friday in PAY-1 PAY-2 payments close assign Sam me not don't if all it this second and , : comment on high priority \"quoted text\" label is who what overdue by before 3 days next week @ # 'x' set of".split(
    ' ',
  );
const context = { pageIssueKey: 'WEB-9', lastIssues: ['PAY-1', 'PAY-2'], lastSearch: { assignee: 'me' } };

describe('interpret', () => {
  it('never throws, whatever the text', () => {
    // Halves of pairs too. The library's own arbitrary of all characters takes a second to make.
    const anyText = fc
      .array(fc.integer({ min: 0, max: 0x10_ff_ff }), { maxLength: 200 })
      .map((codes) => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(interpret(text, situation).kind).toBeTypeOf('string');
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it.each(['@', 'delete @', '@ ', '"', '(', '- ', 'PAY-1 and ', 'in '])(
    'never throws on as much of %j as a message can hold',
    (unit) => {
      expect(interpret(unit.repeat(8_000 / unit.length), situation).kind).toBeTypeOf('string');
    },
  );

  it('never throws on its own words in any order, and changes only issues that were named', () => {
    const sentences = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(sentences, (text) => {
        const intent = interpret(text, { ...situation, context });
        if (intent.kind !== 'change' && intent.kind !== 'comment') return;
        expect(['PAY-1', 'PAY-2', 'WEB-9']).toContain(intent.key);
        if (intent.kind === 'change') expect(Object.keys(intent).length).toBeGreaterThan(2);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('never carries out a command that begins with a negation', () => {
    const commands = [
      'close PAY-1',
      'assign PAY-1 to Sam',
      'move PAY-1 to Done',
      'start PAY-1',
      'comment on PAY-1: hi',
      'create a bug: x',
    ];
    const negations = ["don't ", 'do not ', 'never ', "please don't ", 'you should not ', "I didn't "];
    for (const command of commands) {
      for (const negation of negations) {
        expect(['unknown', 'search', 'about']).toContain(interpret(negation + command, situation).kind);
      }
    }
  });

  it('works with a site that told nothing about itself, and with an unknown time zone', () => {
    const empty = { projects: [], types: [], statuses: [], priorities: [] };
    const bare = { now: situation.now, timeZone: 'Nowhere/Land', vocabulary: empty, context: {} };
    expect(interpret('close ABC-1', bare)).toEqual({ kind: 'change', key: 'ABC-1', status: 'Done' });
    expect(interpret('bugs due today', bare)).toMatchObject({
      criteria: { types: ['Bug'], due: { from: '2026-11-23', to: '2026-11-23' } },
    });
  });

  it('reads days in the time zone of the person', () => {
    const late = { ...situation, now: Date.UTC(2026, 10, 23, 23, 30) };
    expect(interpret('set the due date of PAY-1 to tomorrow', late)).toMatchObject({ dueDate: '2026-11-25' });
    expect(
      interpret('set the due date of PAY-1 to tomorrow', { ...late, timeZone: 'America/New_York' }),
    ).toMatchObject({
      dueDate: '2026-11-24',
    });
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['letters', 'a'.repeat(8_000)],
    ['spaces', ' '.repeat(8_000)],
    ['single quotes', "'a ".repeat(2_667)],
    ['double quotes', '"'.repeat(8_000)],
    ['due dates', 'due 1 nov '.repeat(800)],
    ['keys', 'PAY-1 '.repeat(1_334)],
    ['hyphens', 'a-'.repeat(4_000)],
    ['capitals', 'Sam '.repeat(2_000)],
    ['a long summary', `create a task to ${'due friday for Sam in Payments '.repeat(250)}`],
    ['a long change', `move PAY-1 to ${'in progress and set it to '.repeat(300)}`],
    ['a long comment', `comment on PAY-1: ${'x y '.repeat(1_990)}`],
    ['commas', ','.repeat(8_000)],
    ['labels', `bugs labelled ${'a, '.repeat(2_600)}`],
    ['addresses', 'https://a/browse/'.repeat(470)],
  ];
  it.each(hostile)('takes no longer than in proportion for 8,000 characters of %s', (_, text) => {
    const time = (length: number) => {
      const start = performance.now();
      interpret(text.slice(0, length), { ...situation, context });
      return performance.now() - start;
    };
    // Four times the text: four times the time where it is in proportion, sixteen times where it is squared.
    const proportional = 10;
    // The best of several, on a busy machine of many: what else it does makes them longer, never shorter.
    let [whole, quarter] = [Infinity, Infinity];
    for (
      let round = 0;
      round < 7 || (round < 40 && whole / Math.max(quarter, 0.2) >= proportional);
      round += 1
    ) {
      quarter = Math.min(quarter, time(2_000));
      whole = Math.min(whole, time(8_000));
    }
    expect(whole / Math.max(quarter, 0.2)).toBeLessThan(proportional);
  });
});
