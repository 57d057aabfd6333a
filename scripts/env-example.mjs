/**
 * Writes .env.example from the table of variables in lib/base/env.ts.
 * Use: node scripts/env-example.mjs
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadBundled } from './lib/bundle.mjs'
import { renderEnvExample } from './lib/env-example.mjs'
import { root } from './lib/paths.mjs'

const { envSchema } = await loadBundled('lib/base/env.ts')
writeFileSync(path.join(root, '.env.example'), renderEnvExample(envSchema))
console.log('Wrote .env.example')
