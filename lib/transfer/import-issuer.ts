import { isDeepStrictEqual } from 'node:util'
import { pastedKeys } from '@/lib/policy/trusted-issuer-rules'
import { createTrustedIssuer, updateTrustedIssuer } from '@/lib/policy/trusted-issuers'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { TrustedKeyRecord } from '@/lib/store/trust-types'
import type { TransferIssuer, TransferTrustedKey } from './document'
import { trustedIssuerEntry } from './entries'
import type { Scene } from './scene'

/** Keys are a member of the issuer, so those that the file does not name are believed no more. */
export async function importTrustedIssuer(
  { ctx, tx, report }: Scene,
  domain: DomainRecord,
  given: TransferIssuer,
): Promise<void> {
  const { issuer, keys, ...members } = given
  await report.of({ kind: 'trusted issuer', name: issuer, domain: domain.name }, async () => {
    const current = await tx.trustedIssuers.byIssuer(domain.id, issuer)
    const texts = textsOf(keys)
    if (current) {
      const { missing, surplus } = difference(current.keys, texts)
      // One key must stay at every step, so new ones come before old ones go.
      for (const addKeys of missing) await updateTrustedIssuer(ctx, current.id, { addKeys })
      await updateTrustedIssuer(ctx, current.id, { ...members, removeKeys: surplus })
    } else {
      const [first, ...others] = texts
      const made = await createTrustedIssuer(ctx, domain.id, { issuer, ...members, keys: first })
      for (const addKeys of others) await updateTrustedIssuer(ctx, made.id, { addKeys })
    }
    const saved = await tx.trustedIssuers.byIssuer(domain.id, issuer)
    if (!saved) throw new Error('an issuer that was just saved is there')
    return { before: current && trustedIssuerEntry(current), after: trustedIssuerEntry(saved) }
  })
}

/** As they would be pasted: certificates as one text, JWKs as another. */
function textsOf(keys: readonly TransferTrustedKey[]): string[] {
  const pems = keys.flatMap((key) => (isCertificate(key) ? [key.certificate] : []))
  const jwks = keys.filter((key) => !isCertificate(key))
  return [...(pems.length > 0 ? [pems.join('\n')] : []), ...(jwks.length > 0 ? [JSON.stringify({ keys: jwks })] : [])]
}

function isCertificate(key: TransferTrustedKey): key is { certificate: string } {
  return typeof key.certificate === 'string'
}

function difference(current: readonly TrustedKeyRecord[], texts: readonly string[]) {
  const byThumbprint = new Map(current.map((key) => [key.thumbprint, key]))
  const named = texts.map((text) => ({ text, keys: pastedKeys(text, 'keys') }))
  const kept = new Set(named.flatMap(({ keys }) => keys.map((key) => key.thumbprint)))
  return {
    missing: named
      .filter(({ keys }) => keys.some((key) => !isDeepStrictEqual(key, byThumbprint.get(key.thumbprint))))
      .map(({ text }) => text),
    surplus: [...byThumbprint.keys()].filter((thumbprint) => !kept.has(thumbprint)),
  }
}
