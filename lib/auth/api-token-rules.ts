import type { Role } from '@/lib/schemas/role'
import type { AccountRecord, ApiTokenRecord } from '@/lib/store/account-types'
import { reachOf } from './session'

/** What every token starts with, so that secret scanners can find one that leaked. */
export const API_TOKEN_PREFIX = 'gtk_'

/** What each role may hand to a token: never more than it has. */
const MAY_GRANT: Record<Role, readonly Role[]> = {
  ADMINISTRATOR: ['ADMINISTRATOR', 'DOMAIN_ADMINISTRATOR', 'AUDITOR'],
  DOMAIN_ADMINISTRATOR: ['DOMAIN_ADMINISTRATOR', 'AUDITOR'],
  AUDITOR: ['AUDITOR'],
  MIGRATION_OPERATOR: ['MIGRATION_OPERATOR'],
  PORTAL: [],
}

export function grantableRoles(role: Role): readonly Role[] {
  return MAY_GRANT[role]
}

/**
 * What a token may do now. It was made with a role and domains; whatever its account has lost since, it has lost too.
 * Asking for more than the account has gives what the account has.
 */
export function effectiveToken(
  token: Pick<ApiTokenRecord, 'role' | 'domainIds'>,
  account: Pick<AccountRecord, 'role' | 'domainIds'>,
): { role: Role; domainIds: readonly string[] | null } {
  const role = MAY_GRANT[account.role].includes(token.role) ? token.role : account.role
  const reach = reachOf(account)
  if (reach === null) return { role, domainIds: token.domainIds }
  if (token.domainIds === null) return { role, domainIds: reach }
  return { role, domainIds: token.domainIds.filter((id) => reach.includes(id)) }
}

export type TokenState = 'live' | 'revoked' | 'expired'

export function tokenState(token: Pick<ApiTokenRecord, 'revokedAt' | 'expiresAt'>, now: Date): TokenState {
  if (token.revokedAt) return 'revoked'
  return now >= token.expiresAt ? 'expired' : 'live'
}
