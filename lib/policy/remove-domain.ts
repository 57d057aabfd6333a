import { AppError } from '@/lib/base/app-error'
import { domainKeyAlias } from '@/lib/keys/create-domain-key-pair'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'

/**
 * Takes an empty domain out, with the key pair that was made for it when no other domain uses that pair.
 * @returns the alias of the pair that went along, or null
 * @throws AppError in_use while anything lives in the domain
 */
export async function removeDomain(tx: StoreScope, domain: DomainRecord): Promise<string | null> {
  const children = await tx.domains.countChildren(domain.id)
  if (children.resources + children.clients > 0) {
    throw new AppError('in_use', `${domain.name} still holds ${describeChildren(children)}; delete them first`, {
      data: children,
    })
  }
  const own = (await tx.keyPairs.forDomain(domain.id)).find(
    (key) => key.kid === domain.name && key.pair.alias.startsWith(domainKeyAlias(domain.name)),
  )
  await tx.domains.delete(domain.id)
  if (!own || (await tx.keyPairs.assignmentsOf(own.keyPairId)).length > 0) return null
  await tx.keyPairs.delete(own.keyPairId)
  return own.pair.alias
}

export function describeChildren(children: { resources: number; clients: number }): string {
  const parts = [count(children.resources, 'resource server'), count(children.clients, 'client')]
  return parts.filter((part) => part !== null).join(' and ')
}

function count(number: number, noun: string): string | null {
  if (number === 0) return null
  return number === 1 ? `one ${noun}` : `${number} ${noun}s`
}
