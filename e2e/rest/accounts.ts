import { createAccount } from '@/lib/auth/accounts'
import { SYSTEM } from '@/lib/auth/actor'
import { createApiToken } from '@/lib/auth/api-tokens'
import { systemClock } from '@/lib/base/clock'
import { loadMasterKey } from '@/lib/base/master-key'
import { systemRandom } from '@/lib/base/random'
import { migrate } from '@/lib/store/migrations/runner'
import { createStore } from '@/lib/store/prisma-store'

/**
 * Puts an administrator, an auditor and a reading API token of the administrator into an empty data folder, before any
 * server is started on it.
 * @returns the API token
 */
export async function seedAccounts(dataDir: string, password: string): Promise<string> {
  const url = `file:${dataDir}/gatehouse.db`
  await migrate(url)
  const store = await createStore(url)
  try {
    const ctx = {
      store,
      clock: systemClock,
      random: systemRandom,
      masterKey: loadMasterKey({ GATEHOUSE_DATA_DIR: dataDir }, systemRandom),
      publicUrl: 'http://localhost',
      actor: SYSTEM,
      correlationId: 'seed',
      address: null,
    }
    const admin = await createAccount(ctx, { username: 'oamadmin', role: 'ADMINISTRATOR', password })
    await createAccount(ctx, { username: 'auditor', role: 'AUDITOR', password })
    const actor = { kind: 'ACCOUNT', id: admin.id, name: admin.username, role: admin.role, domainIds: null } as const
    return (await createApiToken({ ...ctx, actor }, { name: 'script', role: 'AUDITOR' })).token
  } finally {
    await store.close()
  }
}
