#!/usr/bin/env node
// `npx sidelight …` in the checkout: runs the sources under a Node that is new enough, wherever npx was started with.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { command, ensureDependencies, node, root } from '../../scripts/workspace.mjs';

await command(async () => {
  await ensureDependencies();
  const entry = path.join(root, 'server', 'src', 'cli', 'sidelight.ts');
  const child = spawn(node(), [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
});
