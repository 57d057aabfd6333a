import { SYSTEM } from '@/lib/auth/actor'
import { systemClock } from '@/lib/base/clock'
import { loadMasterKey } from '@/lib/base/master-key'
import { systemRandom } from '@/lib/base/random'
import type { LdapSettingsInput } from '@/lib/schemas/ldap-settings'
import { migrate } from '@/lib/store/migrations/runner'
import { createStore } from '@/lib/store/prisma-store'
import { createIdentityStore } from '@/lib/users/identity-stores'
import { BIND_PASSWORD } from '../../scripts/lib/openldap/tree.mjs'

/** Puts LDAP identity stores, by name, into an empty data folder, before any server is started on it. */
export async function seedDirectories(dataDir: string, directories: Record<string, LdapSettingsInput>): Promise<void> {
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
    for (const [name, ldap] of Object.entries(directories)) {
      const bindPassword = ldap.connection.bindDn ? { bindPassword: BIND_PASSWORD } : {}
      await createIdentityStore(ctx, { name, kind: 'LDAP', useNativeSettings: true, ldap, ...bindPassword })
    }
  } finally {
    await store.close()
  }
}
