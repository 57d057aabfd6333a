import type { PreviewCount } from './revocation'

/** What is open now for a person, or through a client. */
export interface StandingCounts {
  sessions: PreviewCount
  consents: PreviewCount
  /** clients that hold something of a person; one where a client is asked about */
  clients: PreviewCount
  refreshTokens: PreviewCount
  /** alive as far as known: of codes, and come with or from refresh tokens */
  accessTokens: PreviewCount
}
