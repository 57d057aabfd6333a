/**
 * Checks the floors of .dependency-cruiser.cjs, and that the tool really read every source file: with a parser
 * missing it reads none and calls that a success.
 * Use: npm run floors
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './lib/paths.mjs'
import { capture } from './lib/processes.mjs'
import { filesBelow } from './lib/stamp.mjs'

const places = ['app', 'components', 'lib', 'e2e', 'server.ts', 'proxy.ts']
const isSource = (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')
const isGenerated = (file) => file === path.join('lib/store/generated')

/**
 * What the tool says of the tree at `base`, and which of the expected files it did not read.
 * @returns {{ read: number, missing: string[], violations: { rule: string, from: string, to: string }[] }}
 */
export function checkFloors(base = root, expected = filesBelow(places, isGenerated).filter(isSource)) {
  const cli = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = path.join(root, '.dependency-cruiser.cjs')
  const present = places.filter((place) => existsSync(path.join(base, place)))
  const args = [cli, '--config', config, '--output-type', 'json', ...present]
  const { modules, summary } = JSON.parse(capture(process.execPath, args, { cwd: base }))
  const read = new Set(modules.map((module) => module.source))
  return {
    read: expected.filter((file) => read.has(file)).length,
    missing: expected.filter((file) => !read.has(file)),
    violations: summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle ? cycle.map((step) => step.name).join(' → ') : to,
    })),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { read, missing, violations } = checkFloors()
  for (const file of missing) console.error(`not read by the tool: ${file}`)
  for (const { rule, from, to } of violations) console.error(`${from}\n  → ${to}\n  ${rule}`)
  if (read === 0 || missing.length > 0 || violations.length > 0) process.exit(1)
  console.log(`${read} files, every import goes down.`)
}
