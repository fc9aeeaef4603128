// npm start: installs what is missing, builds what is stale, runs the server.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildStale } from './build.mjs';
import { command, ensureDependencies, node, root } from './workspace.mjs';

await command(async () => {
  await ensureDependencies();
  await buildStale(['pages', 'server', 'extension']);
  const child = spawn(
    node(),
    [path.join(root, 'server', 'dist', 'sidelight.js'), 'serve', ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  // The terminal sends Ctrl+C to both; a service manager only to us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 0);
  });
});
