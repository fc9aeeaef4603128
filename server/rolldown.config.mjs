// The server as one bundle: unbundled, its libraries cost most of a second at start. What is needed later only
// (a language model's client, the sandbox of the demo) becomes a chunk of its own, loaded on demand.
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'rolldown';

const referencePage = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui/package.json')),
  'static',
);

export default defineConfig({
  input: { sidelight: 'src/cli/sidelight.ts' },
  platform: 'node',
  // CommonJS libraries look for their files beside themselves; in the bundle that is beside the chunk.
  transform: { define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' } },
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    sourcemap: true,
    minify: false,
    entryFileNames: '[name].js',
    // Flat, so that what looks for files beside its own code finds dist/static from any chunk.
    chunkFileNames: '[name]-[hash].js',
  },
  plugins: [
    {
      name: 'reference-page',
      // The files of /docs are read from disk at run time, from a folder of this name beside the code.
      writeBundle: () => cpSync(referencePage, path.resolve('dist/static'), { recursive: true }),
    },
  ],
});
