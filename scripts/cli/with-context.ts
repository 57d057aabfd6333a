import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '@/lib/auth/context'
import { initialise, systemContext } from '@/lib/auth/system'
import { checkMasterKey } from '@/lib/keys/master-key-probe'

/** Opens the store that the environment names, as the server does, and closes it again whatever happens. */
export async function withContext<T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> {
  const deps = await initialise({ checkMasterKey })
  try {
    return await work(systemContext(randomUUID(), deps))
  } finally {
    await deps.store.close()
  }
}
