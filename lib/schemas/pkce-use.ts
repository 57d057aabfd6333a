import type { ClientType } from './client-type'
import type { ClientPkce } from './pkce-rule'

/** How far back the use of proof keys is counted. */
export const PKCE_USE_DAYS = 30

/** How one client came to the authorization endpoint in the last `PKCE_USE_DAYS` days. */
export interface PkceClientUse {
  pk: string
  clientId: string
  name: string
  clientType: ClientType
  usePKCE: ClientPkce | null
  /** requests without a challenge, with `plain`, with S256 */
  none: number
  plain: number
  s256: number
  /** challenges and nonces that it sent more than once: a library that makes none of its own, or a replay */
  repeatedChallenges: number
  repeatedNonces: number
  /** null when it did not come */
  lastAt: Date | null
}

/**
 * The clients of a domain by how they came: those without a proof key first, then the others that came, then those that
 * may use the code grant and did not come.
 */
export interface PkceUse {
  clients: PkceClientUse[]
  /** there are more than are told one by one */
  isCut: boolean
}
