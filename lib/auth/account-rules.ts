import { AppError, fieldError } from '@/lib/base/app-error'
import type { Role } from '@/lib/schemas/role'
import type { AccountRecord } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'

/** The domains an account of this role keeps: only domain administrators are given any. */
export function domainsForRole(role: Role, domainIds: readonly string[]): string[] {
  if (role !== 'DOMAIN_ADMINISTRATOR') return []
  if (domainIds.length === 0) throw fieldError('domainIds', 'a domain administrator needs at least one domain')
  return [...new Set(domainIds)].sort()
}

/** @throws AppError validation_failed on `domainIds` */
export async function checkDomainsExist(tx: StoreScope, domainIds: readonly string[]): Promise<void> {
  if (domainIds.length === 0) return
  const found = await tx.domains.byIds(domainIds)
  if (found.length < domainIds.length) throw fieldError('domainIds', 'names a domain that does not exist')
}

function isActiveAdministrator(account: AccountRecord | null): boolean {
  return account?.role === 'ADMINISTRATOR' && account.disabledAt === null
}

/**
 * There is always somebody who can administer. Holds under a race, because administrative writes come one at a time.
 * @param next the account as it will be, null when it goes
 */
export async function keepAnAdministrator(
  tx: StoreScope,
  account: AccountRecord,
  next: AccountRecord | null,
): Promise<void> {
  if (!isActiveAdministrator(account) || isActiveAdministrator(next)) return
  if ((await tx.accounts.countActiveAdministrators()) <= 1) {
    throw new AppError('conflict', 'This is the last active administrator. Make another one first.')
  }
}
