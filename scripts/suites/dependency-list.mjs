import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/paths.mjs'

/** Every package has its line in docs/dependencies.md, and every line its package. */
export function dependencyComplaints() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const text = readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8')
  const listed = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1])
  return [
    ...used.filter((name) => !listed.includes(name)).map((name) => `${name} has no line in docs/dependencies.md`),
    ...listed
      .filter((name) => !used.includes(name))
      .map((name) => `docs/dependencies.md lists ${name}, which nobody uses`),
  ]
}
