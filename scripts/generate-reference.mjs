/**
 * Writes docs/reference from the schemas, the table of variables and the description of the REST surface.
 * Use: node scripts/generate-reference.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadBundled } from './lib/bundle.mjs'
import { root } from './lib/paths.mjs'

const { referenceFiles } = await loadBundled('lib/rest/reference/files.ts')
const folder = path.join(root, 'docs/reference')
mkdirSync(folder, { recursive: true })
for (const [name, content] of Object.entries(referenceFiles())) writeFileSync(path.join(folder, name), content)
console.log('Wrote docs/reference')
