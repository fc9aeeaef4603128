import { describe, expect, it } from 'vitest';
import type { Situation } from '../context.ts';
import { interpret } from '../interpret.ts';
import { situation, withoutExamples } from '../test-site.ts';

const said = (sentence: string, where: Situation = situation) => withoutExamples(interpret(sentence, where));
const change = (key: string, values: object) => ({ kind: 'change', key, ...values });
const several = (keys: readonly string[], values: object) => ({
  kind: 'changes',
  changes: [{ issues: { keys }, change: values }],
});

describe('fields by any name', () => {
  it.each<[string, object]>([
    ['set the story points of PAY-3 to 5', change('PAY-3', { fields: { 'story points': 5 } })],
    ['Set Story points of PAY-3 to 5, please', change('PAY-3', { fields: { 'Story points': 5 } })],
    ['set the severity of PAY-3 to High', change('PAY-3', { fields: { severity: 'High' } })],
    ["set PAY-3's severity to S2", change('PAY-3', { fields: { severity: 'S2' } })],
    [
      'change the start date of PAY-3 to next Monday',
      change('PAY-3', { fields: { 'start date': 'next Monday' } }),
    ],
    ['set the reviewer of PAY-3 to Zoë Martin', change('PAY-3', { fields: { reviewer: 'Zoë Martin' } })],
    [
      'set the external reference of PAY-3 to "A 12"',
      change('PAY-3', { fields: { 'external reference': 'A 12' } }),
    ],
    ['set the reporter of PAY-3 to Sam', change('PAY-3', { fields: { reporter: 'Sam' } })],
    [
      'set the original estimate of PAY-3 to 3d 4h',
      change('PAY-3', { fields: { 'original estimate': '3d 4h' } }),
    ],
    ['clear the story points of PAY-3', change('PAY-3', { fields: { 'story points': null } })],
    ['set the region of PAY-3 to none', change('PAY-3', { fields: { region: null } })],
    ['estimate PAY-3 at 8 points', change('PAY-3', { fields: { 'Story points': 8 } })],
    ['estimate PAY-3 at 2d', change('PAY-3', { fields: { 'Original estimate': '2d' } })],
    ['give PAY-3 5 story points', change('PAY-3', { fields: { 'Story points': 5 } })],
    [
      'set the story points of PAY-3 and PAY-4 to 5',
      several(['PAY-3', 'PAY-4'], { fields: { 'story points': 5 } }),
    ],
    [
      'set the story points of PAY-3 to 5 and set its severity to High',
      change('PAY-3', { fields: { 'story points': 5, severity: 'High' } }),
    ],
    ['add the component Ledger to PAY-3', change('PAY-3', { addTo: { Components: ['Ledger'] } })],
    ['remove component Ledger from PAY-3', change('PAY-3', { removeFrom: { Components: ['Ledger'] } })],
    ['PAY-3 affects version 2.1', change('PAY-3', { addTo: { 'Affects versions': ['2.1'] } })],
    ['PAY-3 affects 2.1 and 2.2', change('PAY-3', { addTo: { 'Affects versions': ['2.1', '2.2'] } })],
    ['PAY-3 does not affect version 2.1', change('PAY-3', { removeFrom: { 'Affects versions': ['2.1'] } })],
    ['PAY-3 is fixed in 2.2', change('PAY-3', { addTo: { 'Fix versions': ['2.2'] } })],
    // What has a place of its own is still that.
    ['set the priority of PAY-3 to High', change('PAY-3', { priority: 'High' })],
    ['set the due date of PAY-3 to Friday', change('PAY-3', { dueDate: '2026-11-27' })],
  ])('%s', (sentence, intent) => expect(said(sentence)).toEqual(intent));
});

describe('sprints and the order of work', () => {
  it.each<[string, object]>([
    ['move PAY-4 to the next sprint', change('PAY-4', { sprint: 'next' })],
    ['put PAY-4 into the current sprint', change('PAY-4', { sprint: 'current' })],
    ['add PAY-4 to the sprint', change('PAY-4', { sprint: 'current' })],
    ['move PAY-4 to Sprint 12', change('PAY-4', { sprint: 'Sprint 12' })],
    ['plan PAY-4 for PAY Sprint 12', change('PAY-4', { sprint: 'PAY Sprint 12' })],
    ['take PAY-4 out of the sprint', change('PAY-4', { sprint: null })],
    ['remove PAY-4 from the sprint', change('PAY-4', { sprint: null })],
    ['put PAY-5 at the top of the backlog', change('PAY-5', { sprint: null, rank: 'top' })],
    ['move PAY-5 to the top', change('PAY-5', { rank: 'top' })],
    ['move PAY-5 to the bottom of the sprint', change('PAY-5', { rank: 'bottom' })],
    ['rank PAY-5 above PAY-7', change('PAY-5', { rank: 'above PAY-7' })],
    ['put PAY-5 below PAY-7', change('PAY-5', { rank: 'below PAY-7' })],
    ['put PAY-5 under PAY-7', change('PAY-5', { parent: 'PAY-7' })],
    [
      'move PAY-1, PAY-2 and PAY-3 to the next sprint',
      several(['PAY-1', 'PAY-2', 'PAY-3'], { sprint: 'next' }),
    ],
    ['rank PAY-1 and PAY-2 above PAY-7', several(['PAY-1', 'PAY-2'], { rank: 'above PAY-7' })],
    ['move PAY-7 straight to Done', change('PAY-7', { status: 'Done' })],
    // The site has a status of that name.
    ['move PAY-7 to the backlog', change('PAY-7', { status: 'Backlog' })],
  ])('%s', (sentence, intent) => expect(said(sentence)).toEqual(intent));

  it('takes the backlog for what it is where no status has its name', () => {
    const statuses = situation.vocabulary.statuses.filter(({ name }) => name !== 'Backlog');
    const site = { ...situation, vocabulary: { ...situation.vocabulary, statuses } };
    expect(said('move PAY-7 to the backlog', site)).toEqual(change('PAY-7', { sprint: null }));
  });
});

describe('links and watching of several issues', () => {
  it.each<[string, object]>([
    [
      'link PAY-1, PAY-2 and PAY-3 as blocking PAY-9',
      several(['PAY-1', 'PAY-2', 'PAY-3'], { link: { other: 'PAY-9', relation: 'blocks' } }),
    ],
    [
      'PAY-1 and PAY-2 are blocked by PAY-9',
      several(['PAY-1', 'PAY-2'], { link: { other: 'PAY-9', relation: 'is blocked by' } }),
    ],
    [
      'unlink PAY-1 and PAY-2 from PAY-9',
      several(['PAY-1', 'PAY-2'], { link: { other: 'PAY-9', remove: true } }),
    ],
    ['link PAY-1 and PAY-2', { kind: 'link', key: 'PAY-1', other: 'PAY-2' }],
    ['watch PAY-1 and PAY-2', several(['PAY-1', 'PAY-2'], { watch: true })],
    [
      'watch all my open bugs',
      {
        kind: 'changes',
        changes: [
          {
            issues: { criteria: { assignee: 'me', types: ['Bug'], statusCategory: 'open' } },
            change: { watch: true },
          },
        ],
      },
    ],
  ])('%s', (sentence, intent) => expect(said(sentence)).toEqual(intent));
});

it.each([
  'set PAY-3 to 5',
  'PAY-3 affects everybody',
  'PAY-3 affects version 2.1?',
  'put PAY-5 somewhere nice',
  'rank PAY-5',
])('does not guess: %s', (sentence) => {
  const { kind } = interpret(sentence, situation);
  expect(['change', 'changes', 'link', 'follow']).not.toContain(kind);
});
