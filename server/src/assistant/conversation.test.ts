import { describe, expect, it } from 'vitest';
import { titleOf } from './conversation.ts';

describe('titleOf', () => {
  it.each([
    ['Show my open issues', 'Show my open issues'],
    ['Good morning. What is new?', 'Good morning'],
    ['How many bugs? And tasks?', 'How many bugs?'],
    ['First line\nsecond line', 'First line'],
    ['What is 1.5 about', 'What is 1.5 about'],
  ])('takes the first sentence of %j', (text, title) => {
    expect(titleOf(text)).toBe(title);
  });

  it('cuts a long sentence at a word', () => {
    const title = titleOf('word '.repeat(40));
    expect(title).toMatch(/^(word )+word…$/);
    expect(title.length).toBeLessThanOrEqual(81);
  });
});
