// npm run bench: installs and builds what is needed, then measures. Arguments name the rows: npm run bench -- start
import path from 'node:path';
import { buildStale } from './build.mjs';
import { command, ensureDependencies, node, root, run } from './workspace.mjs';

await command(async () => {
  await ensureDependencies();
  await buildStale(['pages', 'server']);
  await run(node(), [path.join(root, 'bench', 'src', 'main.ts'), ...process.argv.slice(2)]);
});
