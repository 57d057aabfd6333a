import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'

/** Bundles the worker as the build does, into a folder of this test. @returns its path */
export async function buildKeyFileWorker(): Promise<string> {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'gatehouse-worker-')), 'key-file-worker.mjs')
  await build({
    entryPoints: [path.resolve('lib/keys/files/worker.ts')],
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
