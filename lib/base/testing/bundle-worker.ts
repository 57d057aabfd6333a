import path from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles a worker as the build does, to a file of this test process below dist/, where packages are found.
 * @param entry of the worker, from the root of the project
 * @returns the path of the script
 */
export async function bundleWorker(entry: string): Promise<string> {
  const name = entry.replaceAll('/', '-').replace(/\.ts$/, '')
  const outfile = path.resolve('dist/test', `${name}-${process.pid}.mjs`)
  await build({
    entryPoints: [path.resolve(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  })
  return outfile
}
