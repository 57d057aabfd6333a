#!/usr/bin/env node
/**
 * Administration from a shell. Makes what it needs first, as `npm start` does, then runs the bundled command line.
 * Use: npx gatehouse help
 */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadEnvFile } from './lib/env-file.mjs'
import { root } from './lib/paths.mjs'
import { checkNode, installPackages } from './setup/packages.mjs'

process.chdir(root)
loadEnvFile()
process.env.NODE_ENV ??= 'production'
try {
  checkNode()
  await installPackages()
  await import('./generate.mjs')
  const { bundle } = await import('./lib/bundle.mjs')
  await bundle('scripts/cli/main.ts', 'dist/cli.mjs')
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
await import(pathToFileURL(path.join(root, 'dist/cli.mjs')).href)
