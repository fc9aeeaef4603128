import { describe, expect, it } from 'vitest';
import { visiblePlan, visibleText } from './visible-text.ts';

describe('visibleText', () => {
  it.each([
    ['Approve \u202egpj.exe', 'Approve ⟨U+202E⟩gpj.exe'],
    ['low\u2066 → high\u2069', 'low⟨U+2066⟩ → high⟨U+2069⟩'],
    ['pay\u200bments\ufeff', 'pay⟨U+200B⟩ments⟨U+FEFF⟩'],
    ['a\u0000b\u001b[2Kc\rd', 'a⟨U+0000⟩b⟨U+001B⟩[2Kc⟨U+000D⟩d'],
    ['x\u{e0041}\u2028y', 'x⟨U+E0041⟩⟨U+2028⟩y'],
  ])('names what is not seen: %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it.each(['Zoë Lindqvist', 'שלום', 'می\u200cخواهم', '👩\u200d💻 ❤\ufe0f', 'one\n\ttwo', 'क्\u200dष'])(
    'leaves what people write: %j',
    (text) => {
      expect(visibleText(text)).toBe(text);
    },
  );
});

it('goes through every text of a plan', () => {
  const hidden = 'a\u202eb';
  const shown = visiblePlan({
    kind: 'change',
    title: hidden,
    leftOut: [],
    warnings: [hidden],
    issues: [
      {
        key: 'PAY-1',
        url: 'https://jira.example/browse/PAY-1',
        summary: hidden,
        changes: [
          { field: 'summary', label: hidden, before: hidden, after: hidden },
          { field: 'assignee', label: 'Assignee', before: null, after: null },
        ],
      },
    ],
  });
  expect(JSON.stringify(shown)).not.toContain('\u202e');
  expect(JSON.stringify(shown).match(/⟨U\+202E⟩/g)).toHaveLength(6);
});
