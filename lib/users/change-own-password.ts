import { record } from '@/lib/audit/record'
import { ANONYMOUS } from '@/lib/auth/actor'
import { isAppError } from '@/lib/base/app-error'
import { isOutdatedHash } from '@/lib/base/slow-hash'
import { Overloaded } from '@/lib/base/turnstile'
import type { RuntimeDomain, UserDirectory } from '@/lib/oauth/ports'
import type { PasswordChanges, PasswordChangeVerdict } from '@/lib/oauth/ports/browser'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'
import { hashUserPassword, verifyUserPassword } from './hash-user-password'
import type { LdapDeps } from './ldap-password'
import { changeInDirectory } from './ldap-password'
import { passwordObjection } from './password-rules'
import { runtimeUser } from './runtime-user'
import { auditedMembers, auditedUser } from './user-view'

type Asked = Parameters<PasswordChanges['change']>

/**
 * A person changes the own password, proved by the current one; also where it must be changed before anything else. All
 * other sessions of the person end, in every domain.
 */
export function createPasswordChanges(deps: LdapDeps, directory: Pick<UserDirectory, 'authenticate'>): PasswordChanges {
  return {
    async change(...asked) {
      const [domain, username, { current, next }] = asked
      const store = await deps.store.identityStores.byName(domain.identityProvider)
      if (!store) return { outcome: 'unavailable' }
      const rule = passwordObjection(next, current, username)
      if (rule !== null) return { outcome: 'unfit', rule }
      // What is there before the proof: whoever changes it meanwhile makes this change void.
      const before = await deps.store.users.byUsername(store.id, username)
      try {
        const proof = await proved(directory, asked)
        if (proof !== 'proved') return { outcome: proof }
        return store.kind === 'LDAP'
          ? await changedThere(deps, store, asked)
          : await changedHere(deps, store, before, asked)
      } catch (error) {
        if (error instanceof Overloaded || (isAppError(error) && error.code === 'unavailable'))
          return { outcome: 'unavailable' }
        throw error
      }
    },
  }
}

/** Attempts are counted, and people locked, as at any sign-in. */
async function proved(
  directory: Pick<UserDirectory, 'authenticate'>,
  [domain, username, { current }, { now }]: Asked,
): Promise<'proved' | 'refused' | 'unavailable'> {
  const verdict = await directory.authenticate(domain, username, current, now)
  if (verdict.outcome === 'unavailable') return 'unavailable'
  if (verdict.outcome === 'refused' && verdict.reason !== 'must-change-password') return 'refused'
  return 'proved'
}

async function changedHere(
  deps: LdapDeps,
  store: IdentityStoreRecord,
  before: UserRecord | null,
  asked: Asked,
): Promise<PasswordChangeVerdict> {
  const [, , { current, next }] = asked
  const passwordHash = await hashUserPassword(next)
  const changed = (known: UserRecord | null) =>
    written(deps, store, known?.id ?? '', asked, (user, now) =>
      user.passwordHash === known?.passwordHash
        ? { passwordHash, passwordChangedAt: now, mustChangePassword: false }
        : null,
    )
  const verdict = await changed(before)
  if (verdict.outcome !== 'refused' || !before?.passwordHash || !isOutdatedHash(before.passwordHash)) return verdict
  // A sign-in may have made the hash anew meanwhile, this very proof for one. The password in it is then the same.
  const fresh = await deps.store.users.byId(before.id)
  const isSame = fresh !== null && (await verifyUserPassword(fresh.passwordHash, current))
  return isSame ? changed(fresh) : verdict
}

async function changedThere(deps: LdapDeps, store: IdentityStoreRecord, asked: Asked): Promise<PasswordChangeVerdict> {
  const [, username, { current, next }, { now }] = asked
  const answer = await changeInDirectory(deps, store, username, { current, next, now })
  if (answer === 'unfit') return { outcome: 'unfit', rule: 'directory' }
  if (typeof answer === 'string') return { outcome: answer }
  return written(deps, store, answer.id, asked, (user) => ({
    passwordChangedAt: now,
    mustChangePassword: false,
    native: user.native && { ...user.native, mustChangePassword: false },
  }))
}

/** Password, sessions and entry are kept together or not at all. */
function written(
  { store: database, clock, masterKey }: LdapDeps,
  store: IdentityStoreRecord,
  userId: string,
  [domain, , , facts]: Asked,
  to: (user: UserRecord, now: Date) => Partial<UserRecord> | null,
): Promise<PasswordChangeVerdict> {
  const { now, address, correlationId, keepSessionId = null } = facts
  return database.write(async (tx) => {
    const user = await tx.users.byId(userId)
    const changes = user && to(user, now)
    if (!user || !changes) return { outcome: 'refused' }
    const cleared = { failures: 0, failureWindowStartAt: null, lockedUntil: null }
    const next = { ...user, ...changes, ...cleared, updatedAt: now }
    await tx.users.replace(next, user.version, { resetsFailures: true })
    const ended = await tx.ssoSessions.endAllOf(user.id, null, now, 'PASSWORD_CHANGED', keepSessionId)
    const actor = { ...ANONYMOUS, name: user.username }
    await record(
      tx,
      { actor, address, correlationId, clock, masterKey },
      {
        action: 'user.change-own-password',
        ...auditedUser(user),
        ...inDomain(domain),
        before: auditedMembers(user),
        after: auditedMembers(next),
        detail: { store: store.name, endedSessions: ended },
      },
    )
    return { outcome: 'changed', user: runtimeUser({ ...next, version: user.version + 1 }, store, now) }
  })
}

const inDomain = ({ id, name }: RuntimeDomain) => ({ domainId: id, domainName: name })
