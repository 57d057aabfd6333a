import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import type { DomainKeyRecord, DomainRecord, KeyPairRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { isPublished } from './rollover'

/** A pair of this server and the part it had in the same domain of another. */
export type AdoptedPart = Omit<DomainKeyRecord, 'domainId' | 'keyPairId'> & { pair: KeyPairRecord }

/**
 * Gives pairs the part they had, under the key ids that verifiers know. A pair that is to sign is published only: who
 * signs is changed by a switch of the signing key, which comes next. Parts that pairs have already stay as they are, but
 * for the one that a new domain was just made with (`isNew`). A retirement that is over is not begun again.
 */
export async function adoptDomainKeys(
  tx: StoreScope,
  ctx: ServiceContext,
  domain: DomainRecord,
  parts: readonly AdoptedPart[],
  isNew: boolean,
): Promise<void> {
  const current = await tx.keyPairs.forDomain(domain.id)
  const isBorn = (key: DomainKeyRecord) =>
    isNew &&
    key.state === 'SIGNING' &&
    parts.some(({ pair, state }) => pair.id === key.keyPairId && state === 'SIGNING')
  const kids = new Set(current.filter((key) => !isBorn(key)).map((key) => key.kid))
  const adopted: string[] = []
  for (const { pair, ...part } of parts) {
    const known = current.find((key) => key.keyPairId === pair.id)
    if (kids.has(part.kid) || !isPublished(part, ctx.clock.now())) continue
    const place = { domainId: domain.id, keyPairId: pair.id }
    if (!known) {
      await tx.keyPairs.assign({ ...place, ...part, ...(part.state === 'SIGNING' ? { state: 'PUBLISHED' } : {}) })
    } else if (isBorn(known)) {
      await tx.keyPairs.updateAssignment({ ...place, ...part })
    } else continue
    kids.add(part.kid)
    adopted.push(pair.alias)
  }
  if (adopted.length === 0) return
  await record(tx, ctx, {
    action: 'domain.import-keys',
    entityKind: 'domain',
    entityId: domain.id,
    entityName: domain.name,
    domainId: domain.id,
    domainName: domain.name,
    detail: { aliases: adopted },
  })
}
