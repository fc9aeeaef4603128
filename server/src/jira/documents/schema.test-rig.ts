import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { arbitraryDocument } from './arbitrary-document.test-rig.ts';
import { arbitraryMarkdown } from './arbitrary-markdown.test-rig.ts';
import { editDocument } from './edit-document.ts';
import { markdownToAdf } from './from-markdown.ts';
import { adfToEditableMarkdown } from './print-editable.ts';
import { provesOneEdit, provesRoundTrip } from './round-trip.test-rig.ts';
import { schemaDocument } from './schema-document.test-rig.ts';

/** Atlassian's own schema stands beside the checkout, or in SIDELIGHT_SPECS, where there is one; it is not ours to copy. */
const specs =
  process.env['SIDELIGHT_SPECS'] ?? path.resolve(import.meta.dirname, '../../../../../shared/specs');
const schemaFile = path.join(specs, 'adf.schema.json');
export const schemaIsThere = existsSync(schemaFile);

function validator(): ValidateFunction {
  const { $schema: _, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  return new Ajv({ strict: false, allErrors: false }).compile(schema);
}

/** Every node and mark that the schema has survives Markdown, and an edit of one paragraph leaves every other node as it was. */
export function provesWholeSchema(runs: number): void {
  const validate = validator();
  const documents = schemaDocument(JSON.parse(readFileSync(schemaFile, 'utf8'))).filter(validate);
  provesRoundTrip(runs, documents);
  provesOneEdit(runs, documents);
}

/** Whatever is written, and whatever a document becomes by an edit, is a document that Jira takes. */
export function provesValidity(runs: number): void {
  const validate = validator();
  const check = (document: unknown, from: string): void => {
    if (!validate(document))
      throw new Error(`${from}\n${JSON.stringify(document)}\n${JSON.stringify(validate.errors)}`);
  };
  fc.assert(
    fc.property(arbitraryMarkdown, (markdown) => check(markdownToAdf(markdown), markdown)),
    { numRuns: runs, seed: 20_261_123 },
  );
  fc.assert(
    fc.property(arbitraryDocument, arbitraryMarkdown, (document, markdown) => {
      fc.pre(validate(document));
      const text = `${adfToEditableMarkdown(document).markdown}\n\n${markdown}`;
      check(editDocument(document, text), text);
    }),
    { numRuns: runs, seed: 20_261_123 },
  );
}
