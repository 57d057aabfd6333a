import { resetSingleton, singleton } from '@/lib/base/singletons'
import { bundleWorker } from '@/lib/base/testing/bundle-worker'
import { WORKER_SCRIPT } from '../files/read-in-worker'

/** The worker that reads key files, for this test process. */
export async function buildKeyFileWorker(): Promise<string> {
  const outfile = await bundleWorker('lib/keys/files/worker.ts')
  resetSingleton(WORKER_SCRIPT)
  return singleton(WORKER_SCRIPT, () => outfile)
}
