// Runs one of the project's own programs, here as TypeScript: node scripts/run.mjs jira-sandbox/src/main.ts --port 8001
import { command, ensureDependencies, runInForeground } from './workspace.mjs';

await command(async () => {
  await ensureDependencies();
  const [program, ...args] = process.argv.slice(2);
  runInForeground(program, args);
});
