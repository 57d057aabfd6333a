import { isAppError } from '@/lib/base/app-error'
import { refuse } from '@/lib/oauth/errors'
import type { UserDirectory } from '@/lib/oauth/ports'
import { createUserDirectory } from '@/lib/users/directory'
import { ldapDirectory } from '@/lib/users/ldap/ldap-directory'
import type { LockoutDeps } from '@/lib/users/lockout'

/** The people of the identity stores, with a directory that is down as the protocol's own refusal. */
export function runtimeUserDirectory(deps: LockoutDeps): UserDirectory {
  const directory = createUserDirectory({ ...deps, directory: ldapDirectory })
  return {
    authenticate: (...args) => directory.authenticate(...args).catch(busy),
    byName: (...args) => directory.byName(...args).catch(busy),
    byId: (...args) => directory.byId(...args).catch(busy),
    stateOf: (...args) => directory.stateOf(...args),
  }
}

function busy(error: unknown): never {
  if (!isAppError(error) || error.code !== 'unavailable') throw error
  throw refuse('server.busy', error.message, { cause: error })
}
