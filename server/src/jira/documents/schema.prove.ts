import { test } from 'vitest';
import { provesValidity, schemaIsThere } from './schema.test-rig.ts';

test.skipIf(!schemaIsThere)('50,000 documents we write are valid by the schema of Atlassian', () =>
  provesValidity(50_000),
);
