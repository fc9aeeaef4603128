import { expect, it } from 'vitest';
import { findChoice } from './find-choice.ts';
import { findField } from './find-field.ts';
import { screenFieldsOf } from './screen-field.ts';

const named = (names: Record<string, string>) =>
  screenFieldsOf(
    Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { name, schema: { type: 'string' } }])),
  );
const fields = named({
  customfield_1: 'Story Points',
  customfield_2: 'Start date',
  versions: 'Affects versions',
  customfield_3: 'Acceptance criteria',
  reporter: 'Reporter',
});
const found = (said: string) => findField(said, fields, 'here').id;

it('knows a field by its name, whatever the case, the number and the slips', () => {
  expect(found('story points')).toBe('customfield_1');
  expect(found('Story point')).toBe('customfield_1');
  expect(found('points')).toBe('customfield_1');
  expect(found('affects version')).toBe('versions');
  expect(found('affected versions')).toBe('versions');
  expect(found('criteria')).toBe('customfield_3');
  expect(found('Acceptence criteria')).toBe('customfield_3');
  expect(found('customfield_2')).toBe('customfield_2');
});

it('says what there is, the nearest first, and where several are meant', () => {
  expect(() => found('Reproter note')).toThrow(
    /There is no field "Reproter note" here; there are Reporter, .*Story Points/,
  );
  const twice = named({ customfield_1: 'Team', customfield_2: 'Team' });
  expect(() => findField('team', twice, 'here')).toThrow(
    /Team \(customfield_1\) and Team \(customfield_2\).*by its id/,
  );
});

it('chooses by name, by beginning and by a part that only one has', () => {
  const choices = ['S1 – nobody can work', 'S2 – many are held up', 'S20', 'High', 'Highest'].map(
    (name, at) => ({ id: String(at), name, children: [] }),
  );
  const chosen = (said: string) => findChoice(said, choices, 'Severity').name;
  expect(chosen('s1')).toBe('S1 – nobody can work');
  expect(chosen('S2')).toBe('S2 – many are held up');
  expect(chosen('high')).toBe('High');
  expect(chosen('held up')).toBe('S2 – many are held up');
  expect(() => chosen('S')).toThrow(/Severity cannot be "S"; it can be S1 – nobody can work, /);
});
