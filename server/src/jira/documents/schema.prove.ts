import { test } from 'vitest';
import { provesValidity, provesWholeSchema, schemaIsThere } from './schema.test-rig.ts';

test.skipIf(!schemaIsThere)('50,000 documents we write are valid by the schema of Atlassian', () =>
  provesValidity(50_000),
);

test.skipIf(!schemaIsThere)('20,000 documents of the whole schema survive Markdown and an edit', () =>
  provesWholeSchema(20_000),
);
