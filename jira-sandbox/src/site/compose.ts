import { bulletList, code, codeBlock, document, heading, mention, orderedList, paragraph } from './adf.ts';
import type { AdfDocument, AdfNode } from './model/document.ts';
import type { Person } from './model/person.ts';
import type { SeededRandom } from './random.ts';

export type Mentioned = 'assignee' | 'reporter' | 'someone';

/** Fills the slots of one issue: the same slot gets the same words wherever it stands. */
export function slotFiller(
  slots: Readonly<Record<string, readonly string[]>>,
  random: SeededRandom,
): (text: string) => string {
  const chosen = new Map<string, string>();
  return (text) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const words = slots[name];
      // Braces that name no slot belong to the text, such as JSON in a log.
      if (words === undefined) return whole;
      const word = chosen.get(name) ?? random.pick(words);
      chosen.set(name, word);
      return word;
    });
}

/** Reads the line notation of the templates (see content/template.ts) into a document. */
export function compose(text: string, who: (name: Mentioned) => Person | null): AdfDocument {
  const blocks: AdfNode[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; ) {
    const marker = markerOf(lines[index] ?? '');
    const run: string[] = [];
    do {
      run.push((lines[index] ?? '').replace(MARKERS[marker], ''));
      index += 1;
    } while (index < lines.length && marker in GROUPED && markerOf(lines[index] ?? '') === marker);
    blocks.push(block(marker, run, who));
  }
  return document(...blocks);
}

type Marker = 'bullet' | 'number' | 'code' | 'heading' | 'plain';

const MARKERS: Record<Marker, RegExp> = {
  bullet: /^- /,
  number: /^\d+\. /,
  code: /^> /,
  heading: /^# /,
  plain: /^/,
};
const GROUPED: Partial<Record<Marker, true>> = { bullet: true, number: true, code: true };

function markerOf(line: string): Marker {
  if (MARKERS.bullet.test(line)) return 'bullet';
  if (MARKERS.number.test(line)) return 'number';
  if (MARKERS.code.test(line)) return 'code';
  return MARKERS.heading.test(line) ? 'heading' : 'plain';
}

function block(marker: Marker, run: readonly string[], who: (name: Mentioned) => Person | null): AdfNode {
  if (marker === 'bullet') return bulletList(run);
  if (marker === 'number') return orderedList(run);
  if (marker === 'code') return codeBlock('text', run.join('\n'));
  if (marker === 'heading') return heading(3, run.join(' '));
  return paragraph(...pieces(run.join(' '), who));
}

function pieces(text: string, who: (name: Mentioned) => Person | null): (string | AdfNode)[] {
  return text.split(/(@(?:assignee|reporter|someone)|`[^`]+`)/).map((piece) => {
    if (piece.startsWith('`') && piece.length > 2) return code(piece.slice(1, -1));
    const name = /^@(assignee|reporter|someone)$/.exec(piece)?.[1];
    if (name !== 'assignee' && name !== 'reporter' && name !== 'someone') return piece;
    const person = who(name);
    return person === null ? 'all' : mention(person);
  });
}
