import { test } from 'vitest';
import { provesValidity, provesWholeSchema, schemaIsThere } from './schema.test-rig.ts';

test.skipIf(!schemaIsThere)('what we write is valid by the schema of Atlassian', () => provesValidity(200));

test.skipIf(!schemaIsThere)('documents of the whole schema survive Markdown and an edit', () =>
  provesWholeSchema(200),
);
