import type { GrantTypeName } from './grant-type'

export const FAMILY_REVOCATIONS = ['REUSE', 'ADMINISTRATOR', 'CLIENT', 'CONSENT', 'SESSION'] as const

/** Why a family was revoked, in words that follow "revoked". */
export const FAMILY_REVOCATION_WORDS: Record<(typeof FAMILY_REVOCATIONS)[number], string> = {
  REUSE: 'because a used refresh token came back',
  ADMINISTRATOR: 'by an administrator',
  CLIENT: 'by the client',
  CONSENT: 'with the consent',
  SESSION: 'with the session',
}

/** Everything that descends from one authorization of a client, as an administrator sees it. */
export interface TokenFamilyView {
  id: string
  domainId: string
  domainName: string
  clientPk: string
  clientId: string
  clientName: string
  /** null where no person of ours is behind it */
  userId: string | null
  subject: string
  grantType: GrantTypeName
  scopes: readonly string[]
  /** the sign-in session its tokens end with; null where they outlive it */
  linkedSessionId: string | null
  createdAt: Date
  /** absolute end; null without one */
  expiresAt: Date | null
  revokedAt: Date | null
  revokeReason: (typeof FAMILY_REVOCATIONS)[number] | null
  /** its newest refresh token; null once all were removed */
  newest: { id: string; issuedAt: Date; expiresAt: Date } | null
  state: 'live' | 'ended' | 'revoked'
}
