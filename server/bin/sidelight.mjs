#!/usr/bin/env node
// `npx sidelight …` in the checkout: runs the sources under a Node that is new enough, wherever npx was started with.
import { command, ensureDependencies, runInForeground } from '../../scripts/workspace.mjs';

await command(async () => {
  await ensureDependencies();
  runInForeground('server/src/cli/sidelight.ts', process.argv.slice(2));
});
