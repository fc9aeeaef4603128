import fc from 'fast-check';
import type { AdfNode } from './adf.ts';
import { arbitraryDocument } from './arbitrary-document.test-rig.ts';
import { editDocument } from './edit-document.ts';
import { markdownToAdf } from './from-markdown.ts';
import { linksOf } from './links-of.ts';
import { sayTheSame } from './normal-form.ts';
import { adfToEditableMarkdown } from './print-editable.ts';

/** ADF → Markdown → ADF says the same, for any document; and read back beside the original it is byte-identical. */
export function provesRoundTrip(runs: number, documents = arbitraryDocument): void {
  fc.assert(
    fc.property(documents, (document) => {
      const { markdown, kept } = adfToEditableMarkdown(document);
      const back = markdownToAdf(markdown, { kept, links: linksOf(document) });
      if (!sayTheSame(back.content, document.content))
        throw new Error(`${markdown}\n${JSON.stringify(back)}`);
      if (JSON.stringify(editDocument(document, markdown)) !== JSON.stringify(document))
        throw new Error(markdown);
    }),
    { numRuns: runs, seed: 20_261_123 },
  );
}

/** One paragraph more, or other words in one paragraph: every other node is the very same, byte for byte. */
export function provesOneEdit(runs: number, documents = arbitraryDocument): void {
  const words = { type: 'text', text: 'zzz' };
  fc.assert(
    fc.property(documents, fc.nat(), (document, place) => {
      const at = place % (document.content.length + 1);
      const before: AdfNode = { type: 'paragraph', attrs: { localId: 'here' }, content: [words] };
      const original = {
        ...document,
        content: [...document.content.slice(0, at), before, ...document.content.slice(at)],
      };
      const { markdown } = adfToEditableMarkdown(original);
      const edited = editDocument(original, markdown.replace(/^zzz$/m, 'yyy **new**'));
      const expected = original.content.map((node) =>
        node === before
          ? {
              ...before,
              content: [
                { type: 'text', text: 'yyy ' },
                { type: 'text', text: 'new', marks: [{ type: 'strong' }] },
              ],
            }
          : node,
      );
      if (JSON.stringify(edited.content) !== JSON.stringify(expected)) {
        throw new Error(`${markdown}\n${JSON.stringify(edited.content)}\n${JSON.stringify(expected)}`);
      }
    }),
    { numRuns: runs, seed: 20_261_123 },
  );
}
