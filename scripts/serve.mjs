/**
 * Serves Gatehouse. In production the built server runs in this very process, so that signals reach it.
 * With --dev the server is bundled anew and restarted whenever its own code changes; pages reload by themselves.
 * Use: npm start, npm run dev
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadEnvFile } from './lib/env-file.mjs'
import { root } from './lib/paths.mjs'

process.chdir(root)
loadEnvFile()
process.env.NEXT_TELEMETRY_DISABLED ??= '1'

if (process.argv.includes('--dev')) {
  process.env.NODE_ENV = 'development'
  const { serveDev } = await import('./lib/dev-server.mjs')
  await serveDev()
} else {
  const entry = path.join(root, 'dist/server.mjs')
  if (!existsSync(entry)) {
    console.error('There is no build yet. Run `npm start`, which builds before it serves.')
    process.exit(1)
  }
  process.env.NODE_ENV = 'production'
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(entry).href)
}
