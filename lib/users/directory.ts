import { AppError } from '@/lib/base/app-error'
import type { RuntimeDomain, RuntimeUser, UserDirectory } from '@/lib/oauth/ports'
import type { IdentityStoreRecord } from '@/lib/store/user-types'
import { authenticateBuiltIn } from './built-in-password'
import { authenticateLdap, type LdapDeps, lookUp, remember } from './ldap-password'
import { NativeFreshness } from './native-freshness'
import { runtimeUser, userStateOf } from './runtime-user'
import { refusalOf } from './state-rules'

/** Longest user name looked for; a longer one belongs to nobody. */
const MAX_USERNAME_LENGTH = 256

/** The people of the identity stores as the protocol sees them. */
export function createUserDirectory(deps: LdapDeps): UserDirectory {
  const freshness = new NativeFreshness(deps)

  async function storeOf(domain: RuntimeDomain): Promise<IdentityStoreRecord> {
    const store = await deps.store.identityStores.byName(domain.identityProvider)
    // A domain keeps its store from being deleted, so only a database written by hand comes here.
    if (!store) throw new AppError('unavailable', `The identity store ${domain.identityProvider} does not exist`)
    return store
  }

  async function personById(userId: string, now: Date) {
    const found = await deps.store.users.withStore(userId)
    if (!found) return null
    const { store } = found
    const user = store.kind === 'LDAP' ? await freshness.current(found.user, store, now) : found.user
    return user && { user, store }
  }

  return {
    async authenticate(domain, username, password, now) {
      const store = await storeOf(domain)
      const attempt = { username: username.slice(0, MAX_USERNAME_LENGTH + 1), password, now }
      return store.kind === 'LDAP'
        ? authenticateLdap(deps, domain, store, attempt)
        : authenticateBuiltIn(deps, domain, store, attempt)
    },

    async byName(domain, username, now): Promise<RuntimeUser | null> {
      if (username.length > MAX_USERNAME_LENGTH) return null
      const store = await storeOf(domain)
      if (store.kind === 'BUILT_IN') {
        const user = await deps.store.users.byUsername(store.id, username)
        return user && runtimeUser(user, store, now)
      }
      const entry = await lookUp(deps, store, username)
      if (entry === 'unavailable') throw new AppError('unavailable', `The directory ${store.name} does not answer`)
      return entry && runtimeUser(await remember(deps, store, entry, now), store, now)
    },

    async byId(userId, now) {
      const found = await personById(userId, now)
      return found && runtimeUser(found.user, found.store, now)
    },

    async stateOf(userId, now) {
      const state = await deps.store.users.stateOf(userId)
      if (!state) return null
      if (state.storeKind !== 'LDAP') {
        const { passwordManagement, passwordChangedAt, tokensValidFrom } = state
        const rules = { kind: 'BUILT_IN' as const, useNativeSettings: false, passwordManagement }
        return { refusal: refusalOf({ ...state, native: null }, rules, now), passwordChangedAt, tokensValidFrom }
      }
      const user = await personById(userId, now)
      return user && userStateOf(user.user, user.store, now)
    },
  }
}
