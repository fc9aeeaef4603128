import type { Person } from '@sidelight/contract';
import { describe, expect, test } from 'vitest';
import { NameError } from '../errors.ts';
import { matchPeople } from './match.ts';
import { onlyOne } from './resolve.ts';

const people: Person[] = [
  ['Amélie Laurent', 'amelie@example.com'],
  ['Sam Lee', null],
  ['Lee Wong', null],
  ['Samantha Fox', null],
  ['Łukasz Żak', null],
  ['Jürgen Groß', null],
].map(([displayName, email], index) => ({
  accountId: String(index),
  displayName: displayName ?? '',
  email: email ?? null,
  avatarUrl: null,
}));
const found = (query: string) =>
  matchPeople(people, query).map(({ person, fit }) => `${person.displayName}: ${fit}`);
const resolve = (query: string) => onlyOne(query, matchPeople(people, query));

describe('people by name', () => {
  test.each([
    ['amelie laurent', ['Amélie Laurent: exact']],
    ['AMELIE@example.com', ['Amélie Laurent: exact']],
    ['sam', ['Sam Lee: prefix', 'Samantha Fox: prefix']],
    ['lee', ['Lee Wong: prefix', 'Sam Lee: word']],
    ['laur am', ['Amélie Laurent: word']],
    ['lukasz zak', ['Łukasz Żak: exact']],
    ['gross', ['Jürgen Groß: word']],
    ['ameile', ['Amélie Laurent: near']],
    ['  ', []],
    ['zzz', []],
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  test('one who fits is taken, an exact name before longer ones', () => {
    expect(resolve('amélie').displayName).toBe('Amélie Laurent');
    expect(resolve('Sam Lee').displayName).toBe('Sam Lee');
  });

  test('several are a question, and a slip of the pen is not guessed', () => {
    const errors = ['lee', 'ameile', 'zzz'].map((query) => {
      try {
        return resolve(query);
      } catch (error) {
        return error instanceof NameError ? `${error.code}: ${error.detail}` : error;
      }
    });
    expect(errors).toEqual([
      'assistant.person-ambiguous: "lee" could be Lee Wong, Sam Lee.',
      'assistant.name-unknown: Nobody is called "ameile". Did you mean Amélie Laurent (amelie@example.com)?',
      'assistant.name-unknown: Nobody is called "zzz".',
    ]);
  });
});
