import { describe, expect, it } from 'vitest';
import type { AdfNode } from './adf.ts';
import { markdownToAdf } from './from-markdown.ts';
import { adfToEditableMarkdown } from './print-editable.ts';

/** Milliseconds; much more than it takes, and much less than it took. */
const soon = 5_000;

function timed<Answer>(work: () => Answer): { readonly answer: Answer; readonly took: number } {
  const began = performance.now();
  const answer = work();
  return { answer, took: performance.now() - began };
}

const paragraph: AdfNode = { type: 'paragraph', content: [{ type: 'text', text: 'Plank' }] };

function nested(levels: number): AdfNode {
  let node = paragraph;
  for (let level = 0; level < levels; level += 1) {
    node = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph, node] }] };
  }
  return { type: 'doc', version: 1, content: [node] } as AdfNode;
}

describe('a text made to keep the server busy', () => {
  it('of emphases that never end stays text, soon', () => {
    const { answer, took } = timed(() => markdownToAdf('*a_'.repeat(10_900)));
    expect(took).toBeLessThan(soon);
    expect(JSON.stringify(answer)).toContain('*a_*a_*a_');
  });

  it('does not take emphasis from texts with many stray signs', () => {
    const document = markdownToAdf(`${'*a _b '.repeat(300)}and **strong**`);
    expect(JSON.stringify(document)).toContain('"strong"');
  });

  it('of a thousand lists in each other is kept as it is, soon', () => {
    const { answer, took } = timed(() => adfToEditableMarkdown(nested(1_000)));
    expect(took).toBeLessThan(soon);
    expect(answer.markdown).toContain('(kept:0)');
    expect(adfToEditableMarkdown(nested(6)).kept).toEqual([]);
  });
});
