import path from 'node:path'
import { build } from 'esbuild'
import { resetSingleton, singleton } from '@/lib/base/singletons'
import { WORKER_SCRIPT } from '../files/read-in-worker'

/** Bundles the worker as the build does, to a file of this test process below dist/, where packages are found. */
export async function buildKeyFileWorker(): Promise<string> {
  const outfile = path.resolve('dist/test', `key-file-worker-${process.pid}.mjs`)
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
  resetSingleton(WORKER_SCRIPT)
  return singleton(WORKER_SCRIPT, () => outfile)
}
