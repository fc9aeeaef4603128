// Builds what is stale: the web pages, the server's bundle and the extension.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone, command, ensureDependencies, root, runTool } from './workspace.mjs';

/** Each product with the folders it is made from and the command that makes it. */
const products = {
  pages: {
    title: 'the web pages',
    from: ['ui', 'contract'],
    output: 'ui/dist/index.html',
    make: () =>
      runTool('vite/bin/vite.js', ['build', '--config', 'vite.config.ts', '--logLevel', 'warn'], {
        cwd: path.join(root, 'ui'),
        quiet: true,
      }),
  },
  server: {
    title: 'the server',
    from: ['server', 'contract', 'jql', 'language', 'jira-sandbox'],
    output: 'server/dist/sidelight.js',
    make: () =>
      runTool('rolldown/bin/cli.mjs', ['--config', 'rolldown.config.mjs', '--logLevel', 'warn'], {
        cwd: path.join(root, 'server'),
        quiet: true,
      }),
  },
  extension: {
    title: 'the extension',
    from: ['extension', 'ui', 'contract'],
    output: 'extension/.output/edge-mv3/manifest.json',
    make: () =>
      runTool('wxt/bin/wxt.mjs', ['build', '--browser', 'edge', '--level', 'warn'], {
        cwd: path.join(root, 'extension'),
        quiet: true,
      }),
  },
};

/** Says whether two states of the sources are the same: names, sizes and times of change, which is quick. */
function fingerprint(folders) {
  const hash = createHash('sha256');
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)}\0${size}\0${mtimeMs}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (/^(node_modules|dist|\.output|\.wxt)$/.test(entry.name) || /\.test\.tsx?$/.test(entry.name))
        continue;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (entry.isFile()) add(file);
    }
  };
  for (const folder of folders) walk(path.join(root, folder));
  add(path.join(root, 'package-lock.json'));
  return hash.digest('hex');
}

/** Builds each named product whose sources changed since it was built last. */
export async function buildStale(names = Object.keys(products)) {
  const stamps = path.join(root, 'node_modules', '.sidelight-built');
  mkdirSync(stamps, { recursive: true });
  await alone(async () => {
    for (const name of names) {
      const { title, from, output, make } = products[name];
      const stamp = path.join(stamps, name);
      const wanted = fingerprint(from);
      const fresh =
        existsSync(path.join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
      if (fresh) continue;
      console.log(`Building ${title} …`);
      await make();
      writeFileSync(stamp, wanted);
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await command(async () => {
    await ensureDependencies();
    await buildStale(process.argv.length > 2 ? process.argv.slice(2) : undefined);
  });
}
