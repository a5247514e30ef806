import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run console` finds the API while developing. */
const target = process.env.BREAKWATER_URL ?? 'http://127.0.0.1:4400';
/** The server refuses a session from another origin, so the browser's own host must reach it. */
const server = { target, changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Charts are one lazy chunk of their own and known to be large; the budget that counts is
    // the first view (console/README.md).
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: {
      '/api': server,
      '/status': server,
    },
  },
});
