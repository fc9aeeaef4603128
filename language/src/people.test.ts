import { describe, expect, it } from 'vitest';
import { loneName, readPerson, withoutPossessive } from './people.ts';
import { Sentence } from './sentence.ts';

describe('readPerson', () => {
  it.each([
    ['me', 'me'],
    ['nobody', 'nobody'],
    ['no one', 'nobody'],
    ['Sam', 'Sam'],
    ['Ana María', 'Ana María'],
    ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
    ['María de la Cruz', 'María de la Cruz'],
    ["Hannah O'Neill", "Hannah O'Neill"],
    ['Mei-Ling Chow', 'Mei-Ling Chow'],
    ['Łukasz Wójcik', 'Łukasz Wójcik'],
    ['"Sam Lee"', 'Sam Lee'],
    ['@Sam', 'Sam'],
    ['sam@example.com', 'sam@example.com'],
    ['tomas', 'tomas'],
  ])('%s', (text, person) => {
    expect(readPerson(new Sentence(text), 0)?.person).toBe(person);
  });

  it('ends a name where another part of the sentence begins', () => {
    const personIn = (text: string) => readPerson(new Sentence(text), 0)?.person;
    expect(personIn('Sam due Friday')).toBe('Sam');
    expect(personIn("Sam's bugs")).toBe('Sam');
    expect(personIn('sam please')).toBe('sam');
    expect(personIn('Friday')).toBeUndefined();
    expect(personIn('PAY-1')).toBeUndefined();
    expect(personIn('42')).toBeUndefined();
  });

  it('is not certain of a name in small letters', () => {
    expect(readPerson(new Sentence('sam'), 0)?.certain).toBe(false);
    expect(readPerson(new Sentence('Sam'), 0)?.certain).toBe(true);
  });
});

describe('loneName', () => {
  it('is the name that a text consists of', () => {
    expect(loneName('Daniel Okafor')).toBe('Daniel Okafor');
    expect(loneName('I mean Okafor.')).toBe('Okafor');
    expect(loneName('okafor')).toBe('okafor');
    expect(loneName('Daniel closed it')).toBeUndefined();
    expect(loneName('show my bugs')).toBeUndefined();
    expect(loneName('')).toBeUndefined();
  });
});

it('takes a possessive ending off', () => {
  expect(withoutPossessive("Sam's")).toBe('Sam');
  expect(withoutPossessive('Tomás’s')).toBe('Tomás');
  expect(withoutPossessive("Lucas'")).toBe('Lucas');
});
