import { test } from 'vitest';
import { provesValidity, schemaIsThere } from './schema.test-rig.ts';

test.skipIf(!schemaIsThere)('every document we write is valid by the schema of Atlassian', () =>
  provesValidity(200),
);
