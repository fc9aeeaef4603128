import { defineConfig } from 'wxt';
import { manifest } from './src/manifest/manifest.ts';

export default defineConfig({
  srcDir: 'src',
  manifestVersion: 3,
  // Every import is written down, so that a file says by itself what it uses.
  imports: false,
  modules: ['@wxt-dev/module-react'],
  manifest: ({ browser, mode }) => manifest({ browser, forStore: mode === 'store' }),
  zip: { name: 'sidelight' },
  // The panel is read from the disk, not over a network, so one large chunk costs nothing.
  vite: () => ({ build: { chunkSizeWarningLimit: 2_000 } }),
});
