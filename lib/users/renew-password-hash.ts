import { log } from '@/lib/base/log'
import { isOutdatedHash } from '@/lib/base/slow-hash'
import type { Store } from '@/lib/store/store'
import type { UserRecord } from '@/lib/store/user-types'
import { hashUserPasswordIfFree } from './hash-user-password'

/**
 * Makes a hash of another cost than today's anew while its password is at hand, as it is of people whose hashes came from
 * elsewhere. It happens behind the answer and only where no other password is being checked; what fails or is left out is
 * done at the next sign-in. The password is the same, so tokens, sessions and the version live on.
 */
export function renewPasswordHash(
  store: Store,
  { id, passwordHash }: Pick<UserRecord, 'id' | 'passwordHash'>,
  password: string,
): void {
  if (passwordHash === null || !isOutdatedHash(passwordHash)) return
  renewed(store, id, passwordHash, password).catch((error: unknown) => {
    log().warn({ err: error, userId: id }, 'a password hash of another cost could not be made anew')
  })
}

async function renewed(store: Store, id: string, before: string, password: string): Promise<void> {
  const after = await hashUserPasswordIfFree(password)
  if (after !== null) await store.users.renewPasswordHash(id, before, after)
}
