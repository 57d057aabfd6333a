import { routes } from '@/lib/base/routes'
import type { AttentionFacts, AttentionItem } from './attention-facts'
import { plural } from './attention-words'

/** What is due or broken at single clients. */

const DAY_MS = 86_400_000
/** Days before the end of a certificate from which on it is urgent. */
const CERTIFICATE_URGENT_DAYS = 7

/** A client that proves itself by a certificate is locked out at its end. */
export function endingCertificates({ endingCertificates, now }: AttentionFacts): AttentionItem[] {
  return endingCertificates.map(({ clientPk, clientName, subject, notAfter }) => {
    const days = Math.ceil((notAfter.getTime() - now.getTime()) / DAY_MS)
    const state = days > 0 ? `ends in ${plural(days, 'day')}` : 'has ended'
    return {
      id: `certificate:${clientPk}`,
      tone: days <= CERTIFICATE_URGENT_DAYS ? 'bad' : 'attention',
      sentence: `The certificate of ${clientName} for ${subject} ${state}, and none that lasts longer is registered.`,
      action: { label: 'Open credentials', href: routes.client(clientPk, 'credentials') },
    }
  })
}

const REPEATED = { REPEATED_CHALLENGE: 'code challenge', REPEATED_NONCE: 'nonce' } as const

/**
 * Each request must bring a challenge and a nonce of its own; one that comes again is a library that makes none, or
 * somebody who plays an old request once more. @see RFC 9700 §2.1.1
 */
export function repeatedProofs({ repeats }: AttentionFacts): AttentionItem[] {
  return repeats.map(({ clientPk, clientName, domainName, kind, count }) => ({
    id: `${kind}:${clientPk}`,
    tone: 'attention',
    sentence: `${clientName} in ${domainName} sent the same ${REPEATED[kind]} again ${plural(count, 'time')} in the last 7 days, which protects nobody.`,
    action: { label: 'Open the client', href: routes.client(clientPk) },
  }))
}

export function failingNotices({ failingNotices }: AttentionFacts): AttentionItem[] {
  return failingNotices.map(({ clientPk, clientName, domainName, lastError }) => ({
    id: `notice:${clientPk}`,
    tone: 'attention',
    sentence: `${clientName} in ${domainName} could not be told that somebody signed out${lastError ? `: ${lastError}` : ''}.`,
    action: {
      label: 'Look at deliveries',
      href: `${routes.logoutNotices()}?client=${encodeURIComponent(clientPk)}&state=failed`,
    },
  }))
}
