import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Vocabulary {
  /** Names that the routes read from bodies. */
  readonly fields: readonly string[];
  /** Names that they read from the query. */
  readonly parameters: readonly string[];
}

/** What the routes ask for, taken from their sources, so that a new route is met with its own names. */
export function readVocabulary(): Vocabulary {
  const root = path.resolve(import.meta.dirname, '../src');
  const fields = new Set<string>();
  const parameters = new Set<string>();
  for (const file of globSync('{rest,agile,oauth}/**/*.ts', { cwd: root })) {
    if (file.endsWith('.test.ts')) continue;
    const source = readFileSync(path.join(root, file), 'utf8');
    for (const [, name = ''] of source.matchAll(/\['(\w+)'\]/g)) fields.add(name);
    for (const [, name = ''] of source.matchAll(/query\w*\(call, '(\w+)'/g)) parameters.add(name);
  }
  return { fields: [...fields].sort(), parameters: [...parameters].sort() };
}
