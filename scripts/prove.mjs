// npm run prove: the long proofs, too slow for npm test. Arguments go to Vitest: npm run prove -- jql
import { buildStale } from './build.mjs';
import { command, ensureDependencies, runTool } from './workspace.mjs';

await command(async () => {
  await ensureDependencies();
  await buildStale(['server']);
  await runTool('vitest/vitest.mjs', ['run', '--project', 'prove', ...process.argv.slice(2)]);
});
