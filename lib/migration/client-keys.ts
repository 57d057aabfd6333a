import type { Scheme } from '@/lib/schemas/migration/gateway-client-kind'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'

/**
 * What is unique of an owner in an environment: the database holds that a partner, and a customer with its shared
 * client, has one client of each scheme and no more (I6).
 */
export function singleKey(environmentId: string, owner: { partnerId: string } | 'SHARED', scheme: Scheme): string {
  return `${environmentId}:${owner === 'SHARED' ? owner : owner.partnerId}:${scheme}`
}

type Place = Pick<EnvironmentRecord, 'chain' | 'code' | 'enterprise'>

/**
 * Ids of OCIM clients. Those of partners begin with the name of their cloud account; those of customers carry the part
 * that somebody chose, or `Client` for the shared one.
 * @see spec migration §1, identifier formats
 */
export function partnerClientId({ chain, code, enterprise }: Place, cloudAccountName: string): string {
  return `${cloudAccountName}${chain.code}${code}-${enterprise.code ?? ''}-Client`
}

export function customerClientId({ chain, code, enterprise }: Place, namePart = 'Client'): string {
  return `${chain.code}${code}${enterprise.code ?? ''}${namePart}`
}

/** The id itself where it is free, else with the first free number behind it. */
export async function freeId(wanted: string, taken: (ids: readonly string[]) => Promise<string[]>): Promise<string> {
  for (let first = 1; ; first += 50) {
    const candidates = Array.from({ length: 50 }, (_, n) => (first + n === 1 ? wanted : `${wanted}${first + n}`))
    const used = new Set(await taken(candidates))
    const free = candidates.find((id) => !used.has(id))
    if (free !== undefined) return free
  }
}
