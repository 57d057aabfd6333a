import { createHash } from 'node:crypto'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './paths.mjs'

/** How our TypeScript becomes a file that Node runs: our own code in one file, packages left where npm put them. */
export const bundleOptions = (entry, outfile) => ({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  tsconfig: 'tsconfig.json',
  sourcemap: true,
  logLevel: 'warning',
  // `server-only` guards Next's client bundle; outside Next its default export throws.
  alias: { 'server-only': path.join(root, 'scripts/lib/server-only.ts') },
})

export const bundle = (entry, outfile) => build(bundleOptions(entry, outfile))

/** Bundles one TypeScript module into dist/ and imports it. For scripts; the server has its own entry. */
export async function loadBundled(entry) {
  const name = createHash('sha256').update(entry).digest('hex').slice(0, 8)
  const outfile = path.join(root, 'dist/scripts', `${path.basename(entry, '.ts')}-${name}.mjs`)
  await bundle(entry, outfile)
  return import(pathToFileURL(outfile).href)
}
