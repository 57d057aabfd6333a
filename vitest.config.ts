import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      '@': import.meta.dirname,
      // `import 'server-only'` throws outside a React server build; a unit test is neither side.
      'server-only': path.join(import.meta.dirname, 'scripts/lib/server-only.ts'),
    },
  },
  test: {
    include: ['{lib,components,scripts,app,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'e2e/**', 'lib/store/generated/**'],
    environment: 'node',
    // Two cores everywhere this runs: more workers only fight over them.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    globalSetup: 'scripts/testing/global-setup.ts',
    setupFiles: 'scripts/testing/ready-made-keys.ts',
    env: { NODE_ENV: 'test', TZ: 'UTC' },
  },
})
