import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the pages that the server serves at / and /dashboard/token; in development the API is the local server's. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The server's content security policy allows files of our own origin only, so nothing may be inlined as data:.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://localhost:8000' } },
});
