import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { type KeyMakingContext, makeKeyPair } from './make-key-pair'

/** How long a domain's generated certificate lasts when `domainCertValidityInDays` does not say. */
export const DEFAULT_CERTIFICATE_VALIDITY_DAYS = 3650

/** The alias of the pair that is made with a domain. */
export function domainKeyAlias(domainName: string): string {
  return `${domainName}-default`
}

/**
 * Makes the RSA 2048 pair a domain is born with. The alias gets the start of the domain's id when a leftover pair already
 * has the plain one, so a domain can always be created.
 */
export async function prepareDomainKeyPair(
  ctx: KeyMakingContext & { store: StoreScope },
  domain: { id: string; name: string; customAttrs: CustomAttrs | null },
): Promise<KeyPairRecord> {
  const plain = domainKeyAlias(domain.name)
  const taken = (await ctx.store.keyPairs.byAlias(plain)) !== null
  return makeKeyPair(ctx, {
    alias: taken ? `${plain}-${domain.id.slice(0, 8)}` : plain,
    subject: { commonName: domain.name },
    validityDays: validityDays(domain.customAttrs),
    kind: 'RSA_2048',
  })
}

/** Stores the pair and lets it sign for the domain at once. Its key id is the name of the domain. */
export async function assignDomainKeyPair(
  tx: StoreScope,
  domain: { id: string; name: string },
  pair: KeyPairRecord,
  now: Date,
): Promise<void> {
  await tx.keyPairs.insert(pair)
  await tx.keyPairs.assign({
    domainId: domain.id,
    keyPairId: pair.id,
    state: 'SIGNING',
    kid: domain.name,
    publishedAt: now,
    signingAt: now,
    retiresAt: null,
  })
}

/** `domainCertValidityInDays` of the domain, or the default. */
export function validityDays(customAttrs: CustomAttrs | null): number {
  const given = Number(customAttrs?.domainCertValidityInDays)
  return Number.isInteger(given) && given > 0 ? given : DEFAULT_CERTIFICATE_VALIDITY_DAYS
}
