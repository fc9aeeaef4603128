import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startSandbox } from '../src/index.ts';
import { checkConformance } from './check-conformance.ts';
import { Specification } from './specification.ts';

const USAGE = `Holds every operation of the sandbox against Atlassian's OpenAPI documents.

  npm run conformance -- --spec jira-platform.openapi.json [--spec jira-software.openapi.json]
`;

const { values } = parseArgs({ options: { spec: { type: 'string', multiple: true, default: [] } } });
if (values.spec.length === 0) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const specification = new Specification();
  for (const file of values.spec) specification.add(JSON.parse(readFileSync(file, 'utf8')));
  const sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z') });
  try {
    const { covered, mismatches, notes } = await checkConformance(sandbox, specification);
    for (const line of notes) process.stdout.write(`note: ${line}\n`);
    for (const line of mismatches) process.stdout.write(`mismatch: ${line}\n`);
    process.stdout.write(`${covered} operations covered, ${mismatches.length} mismatches\n`);
    process.exitCode = mismatches.length === 0 ? 0 : 1;
  } finally {
    await sandbox.close();
  }
}
