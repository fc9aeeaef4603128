// npm start: installs what is missing, builds what is stale, runs the server.
import { buildStale } from './build.mjs';
import { command, ensureDependencies, runInForeground } from './workspace.mjs';

await command(async () => {
  await ensureDependencies();
  await buildStale(['pages', 'server', 'extension']);
  runInForeground('server/dist/sidelight.js', ['serve', ...process.argv.slice(2)]);
});
