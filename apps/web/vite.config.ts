import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { scriptBudget } from './script-budget';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fromRoot('node_modules/.vite/web'),
  plugins: [
    react(),
    scriptBudget({ pages: { 'sign-in': ['ar', 'sign-in-page'], queue: ['ar', 'shell', 'queue-page'] }, bytes: 200 * 1024 }),
  ],
  resolve: {
    alias: [
      { find: '@himaya/domain/reference', replacement: fromRoot('libs/domain/src/reference/index.ts') },
      { find: '@himaya/domain', replacement: fromRoot('libs/domain/src/index.ts') },
      { find: '@himaya/auth', replacement: fromRoot('libs/auth/src/index.ts') },
    ],
  },
  build: {
    // A page names the styles it needs; the scripts it shares with others it asks for itself, instead of every frame listing all of them.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? needed : needed.filter((file) => file.endsWith('.css'))),
    },
    outDir: fromRoot('dist/web'),
    emptyOutDir: true,
    // The policy allows no data: URL, so nothing may be inlined.
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: false,
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:3000' } },
  test: {
    environment: 'happy-dom',
    isolate: false,
    setupFiles: ['./src/testing/setup.ts'],
    include: ['src/**/*.spec.{ts,tsx}'],
    css: false,
    testTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
