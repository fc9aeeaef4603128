import { expect, it } from 'vitest';
import { type FieldKind, fieldKindOf } from './field-kind.ts';
import { comparable, heldValue, keeps } from './held-value.ts';
import { changedList, type SaidValue, saidValue, type ValueContext } from './said-value.ts';
import type { ScreenField } from './screen-field.ts';

const context: ValueContext = {
  today: '2026-11-25',
  timeZone: 'Europe/Berlin',
  person: async (said) => ({ accountId: `id-${said}`, displayName: said }),
  groups: async () => ['jira-admins', 'jira-users'],
};
const choice = (id: string, name: string, children: ScreenField['choices'] = []) => ({
  ...{ id, name },
  children: children ?? [],
});
const field = (kind: FieldKind, more: Partial<ScreenField> = {}): ScreenField => ({
  ...{ id: 'customfield_1', name: 'It', required: false, hasDefault: false, kind, choices: null },
  ...more,
});
const platforms = [choice('1', 'Web'), choice('2', 'iOS'), choice('3', 'Search and rescue')];
const regions = [
  choice('1', 'Europe', [choice('11', 'Poland')]),
  choice('2', 'Asia', [choice('21', 'Japan')]),
];
const read = (kind: FieldKind, said: SaidValue, more: Partial<ScreenField> = {}) =>
  saidValue(field(kind, more), said, context);

it('reads each kind of value as Jira takes it, and tells it in words', async () => {
  expect(await read('number', '2,5')).toEqual({ json: 2.5, words: '2.5' });
  expect(await read('number', 5)).toEqual({ json: 5, words: '5' });
  expect(await read('date', 'tomorrow')).toEqual({ json: '2026-11-26', words: '26 Nov 2026' });
  expect(await read('datetime', '2026-12-01 14:00')).toEqual({
    ...{ json: '2026-12-01T13:00:00.000+0000', words: '1 Dec 2026, 14:00' },
  });
  expect(await read('datetime', '2026-12-01T14:00:00Z')).toMatchObject({ words: '1 Dec 2026, 15:00' });
  expect(await read('duration', '1d 2h 30m')).toEqual({ json: 37_800, words: '10h 30m' });
  expect(await read('choice', 'web', { choices: platforms })).toEqual({ json: { id: '1' }, words: 'Web' });
  expect(await read('choices', 'iOS, Web and iOS', { choices: platforms })).toEqual({
    ...{ json: [{ id: '2' }, { id: '1' }], words: 'iOS, Web' },
  });
  expect((await read('choices', 'search and rescue', { choices: platforms })).words).toBe(
    'Search and rescue',
  );
  expect(await read('cascade', 'europe > poland', { choices: regions })).toEqual({
    ...{ json: { id: '1', child: { id: '11' } }, words: 'Europe > Poland' },
  });
  expect((await read('cascade', 'Japan', { choices: regions })).words).toBe('Asia > Japan');
  expect((await read('cascade', ['Asia'], { choices: regions })).words).toBe('Asia');
  expect(await read('person', 'Zoe')).toEqual({ json: { accountId: 'id-Zoe' }, words: 'Zoe' });
  expect(await read('people', ['Zoe', 'Tom'])).toMatchObject({ words: 'Zoe, Tom' });
  expect(await read('group', 'users')).toEqual({ json: { name: 'jira-users' }, words: 'jira-users' });
  expect(await read('labels', 'a, b')).toEqual({ json: ['a', 'b'], words: 'a, b' });
  expect(await read('url', 'https://a.example/b')).toMatchObject({ json: 'https://a.example/b' });
  expect(await read('paragraph', 'It is **so**.')).toMatchObject({
    ...{ json: { type: 'doc', version: 1 }, words: 'It is **so**.' },
  });
});

it('empties a field, if it may be empty', async () => {
  expect(await read('number', null)).toEqual({ json: null, words: null });
  expect(await read('labels', null)).toEqual({ json: [], words: null });
  expect(await read('person', 'nobody')).toEqual({ json: null, words: null });
  await expect(read('text', null, { required: true })).rejects.toThrow('It cannot be empty.');
});

it.each<[FieldKind, SaidValue, RegExp]>([
  ['number', 'many', /It is a number, not "many"/],
  ['number', [1, 2], /holds one value/],
  ['date', 'someday', /It is a day like 2026-11-27, not "someday"/],
  ['datetime', 'tomorrow', /a day and a time like/],
  ['duration', '3', /a time like "3h 30m"/],
  ['url', 'javascript:alert(1)', /web address/],
  ['text', 'a\nb', /one line/],
  ['choice', 'Mac', /It cannot be "Mac"; it can be Web, iOS, Search and rescue/],
  ['choices', ['Web', 'Mac'], /It cannot be "Mac"/],
  ['cascade', 'Peru', /it can be Web, iOS/],
  ['group', 'pilots', /cannot be "pilots"; it can be jira-admins, jira-users/],
  ['labels', ['a b'], /no spaces/],
  ['unsupported', 'x', /cannot be set from here/],
])('says what a field of kind %s takes', async (kind, said, why) => {
  await expect(read(kind, said, { choices: platforms })).rejects.toThrow(why);
});

it('adds to what is there and removes from it', async () => {
  const before = [
    { id: '1', value: 'Web', self: 'https://x' },
    { id: '9', value: 'Fax', self: 'https://x' },
  ];
  const platform = field('choices', { choices: platforms });
  const changed = await changedList(
    platform,
    { add: ['ios', 'web'], remove: ['fax'] },
    { ...context, before },
  );
  expect(changed).toEqual({ json: [{ id: '1' }, { id: '2' }], words: 'Web, iOS' });
  await expect(changedList(platform, { remove: ['iOS'] }, { ...context, before })).rejects.toThrow(
    /It to remove cannot be "iOS"; it can be Web, Fax/,
  );
  await expect(changedList(field('number'), { add: ['1'] }, context)).rejects.toThrow(/holds one value/);
});

it('knows what is the same in two forms', () => {
  const long = { self: 'https://x', value: 'Web', id: '1' };
  expect(comparable('choice', long)).toBe(comparable('choice', { id: '1' }));
  expect(comparable('choices', [long, { id: '2', value: 'iOS' }])).toBe(
    comparable('choices', [{ id: '2' }, { id: '1' }]),
  );
  expect(comparable('datetime', '2026-12-01T14:00:00.000+0100')).toBe(
    comparable('datetime', '2026-12-01T13:00:00.000+0000'),
  );
  expect(comparable('labels', [])).toBe(comparable('labels', null));
  expect(keeps({ kind: 'number', value: 5 }, 3)).toBe(false);
  expect(heldValue('person', { accountId: 'a', displayName: 'Zoe' }, 'UTC')).toEqual({
    ...{ json: { accountId: 'a' }, words: 'Zoe' },
  });
  expect(heldValue('number', 'five', 'UTC')).toEqual({ json: null, words: null });
});

it('knows the kinds of Jira', () => {
  const custom = (type: string, module: string, items?: string) =>
    fieldKindOf({ type, custom: `com.atlassian.jira.plugin.system.customfieldtypes:${module}`, items });
  expect(custom('string', 'textarea')).toBe('paragraph');
  expect(custom('string', 'url')).toBe('url');
  expect(custom('string', 'readonlyfield')).toBe('unsupported');
  expect(custom('array', 'labels', 'string')).toBe('labels');
  expect(custom('array', 'multiversion', 'version')).toBe('choices');
  expect(custom('version', 'version')).toBe('choice');
  expect(custom('any', 'gh-epic-link')).toBe('unsupported');
  expect(fieldKindOf({ type: 'team' })).toBe('unsupported');
});
