// npm run check: types, lint, format, architecture.
import { command, ensureDependencies, runTool } from './workspace.mjs';

await command(async () => {
  await ensureDependencies();
  for (const project of ['.', 'ui', 'extension']) await runTool('typescript/bin/tsc', ['--project', project]);
  await runTool('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']);
  await runTool('vitest/vitest.mjs', ['run', '--project', 'node', 'tests/architecture.test.ts']);
  console.log('Types, lint, format and architecture are in order.');
});
