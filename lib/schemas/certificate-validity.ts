const DAY_MS = 86_400_000
/** A certificate this close to its end deserves attention. */
export const EXPIRY_WARNING_DAYS = 60

export type CertificateValidity = 'not-yet' | 'valid' | 'ending' | 'over'

/** Where a certificate stands. It ends no key: tokens go on being signed and believed, but who checks dates will not. */
export function certificateValidity(pair: { notBefore: Date; notAfter: Date }, now: Date): CertificateValidity {
  const left = pair.notAfter.getTime() - now.getTime()
  if (left <= 0) return 'over'
  if (pair.notBefore.getTime() > now.getTime()) return 'not-yet'
  return left < EXPIRY_WARNING_DAYS * DAY_MS ? 'ending' : 'valid'
}
