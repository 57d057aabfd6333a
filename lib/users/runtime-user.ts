import type { RuntimeUser, UserState } from '@/lib/oauth/ports'
import type { IdentityStoreRecord, UserRecord } from '@/lib/store/user-types'
import { refusalOf } from './state-rules'

export function userStateOf(user: UserRecord, store: IdentityStoreRecord, now: Date): UserState {
  return {
    refusal: refusalOf(user, store, now),
    passwordChangedAt: user.passwordChangedAt,
    tokensValidFrom: user.tokensValidFrom,
  }
}

export function runtimeUser(user: UserRecord, store: IdentityStoreRecord, now: Date): RuntimeUser {
  return {
    id: user.id,
    username: user.username,
    storeName: store.name,
    claims: standardClaims(user),
    groups: user.groups,
    attributes: user.attributes,
    ...userStateOf(user, store, now),
  }
}

/** What is known of a person by the names of standard claims. @see OpenID Connect Core 1.0 §5.1 */
function standardClaims(user: UserRecord): Record<string, unknown> {
  const known: Record<string, unknown> = {
    ...user.profile,
    preferred_username: user.profile.preferred_username || user.username,
    name: user.displayName || [user.givenName, user.familyName].filter(Boolean).join(' '),
    given_name: user.givenName,
    family_name: user.familyName,
    updated_at: Math.floor(user.updatedAt.getTime() / 1000),
  }
  if (user.email) Object.assign(known, { email: user.email, email_verified: user.emailVerified })
  if (user.phone) Object.assign(known, { phone_number: user.phone, phone_number_verified: user.phoneVerified })
  if (user.address) known.address = user.address
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== '' && value !== undefined))
}
