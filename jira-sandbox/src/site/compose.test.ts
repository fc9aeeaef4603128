import { expect, test } from 'vitest';
import { plainText } from './adf.ts';
import { compose, slotFiller } from './compose.ts';
import { demoPeople } from './people.ts';
import { SeededRandom } from './random.ts';

const [amira] = demoPeople;

test('lines become blocks, runs of one kind become one block', () => {
  const made = compose('# Plan\n1. One\n2. Two\n- a\n- b\n> x\n> y\nEnd with `code`', () => null);
  expect(made.content.map((block) => block.type)).toEqual([
    'heading',
    'orderedList',
    'bulletList',
    'codeBlock',
    'paragraph',
  ]);
  expect(made.content[3]?.content).toEqual([{ type: 'text', text: 'x\ny' }]);
  expect(made.content[4]?.content?.[1]).toEqual({ type: 'text', text: 'code', marks: [{ type: 'code' }] });
});

test('a mention is the person, or everybody when there is none', () => {
  const named = compose('@assignee please look', (name) => (name === 'assignee' ? amira : null));
  expect(named.content[0]?.content?.[0]).toMatchObject({ type: 'mention', attrs: { id: amira.accountId } });
  expect(plainText(named)).toBe('@Amira Haddad please look');
  expect(plainText(compose('@assignee please look', () => null))).toBe('all please look');
});

test('a slot keeps its words, and other braces stay', () => {
  const fill = slotFiller({ day: ['Monday', 'Tuesday', 'Friday'] }, new SeededRandom(7));
  const first = fill('{day}');
  expect(['Monday', 'Tuesday', 'Friday']).toContain(first);
  expect(fill('{day} {"a":1} {other}')).toBe(`${first} {"a":1} {other}`);
});
