import type { ExpiringSecret } from '@/lib/store/policy-types'
import type { ExpiringCertificate } from '@/lib/store/trust-types'

/** One thing that is due or broken: a sentence and the one action that mends it. */
export interface AttentionItem {
  id: string
  tone: 'bad' | 'attention' | 'info'
  sentence: string
  action: { label: string; href: string }
}

export interface AttentionFacts {
  now: Date
  keyPairs: { alias: string; notAfter: Date; domainNames: string[] }[]
  retiringSecrets: { clientPk: string; clientName: string; hint: string; expiresAt: Date; lastUsedAt: Date }[]
  /** current secrets that end soon or have ended lately, the first of them by name */
  endingSecrets: { total: number; first: ExpiringSecret[] }
  passwordClientCount: number
  /** domains that stop taking passwords soon, each with the clients that still may send them */
  passwordEnds: { id: string; name: string; endsAt: Date; clientCount: number }[]
  /** domains where a public client may still ask for a code without PKCE */
  laxPkceDomains: { id: string; name: string }[]
  /** last certificates of clients that end soon or have ended lately, those that end first on top */
  endingCertificates: ExpiringCertificate[]
  /** clients that sent a proof key or a nonce more than once lately */
  repeats: { clientPk: string; clientName: string; domainName: string; kind: RepeatKind; count: number }[]
  /** clients that could not be told of logouts lately, each with the newest attempt */
  failingNotices: { clientPk: string; clientName: string; domainName: string; lastError: string | null }[]
  /** last 24 hours */
  issued: number
  refusedByRule: Record<string, number>
}

export type RepeatKind = 'REPEATED_CHALLENGE' | 'REPEATED_NONCE'
