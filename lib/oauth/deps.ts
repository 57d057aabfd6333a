import type { Clock } from '@/lib/base/clock'
import type { Random } from '@/lib/base/random'
import type { AssertionReplay, ConfigSource, RuntimeEvents, SecretVerifier, Signer, UserDirectory } from './ports'
import type { BrowserPorts } from './ports/browser'
import type { PasswordGuard } from './ports/password-guard'
import type { RefreshTokens } from './ports/refresh-tokens'
import type { RevokedTokens, TokenStates } from './ports/token-states'

/** Everything the protocol core is given. */
export interface OAuthDeps {
  config: ConfigSource
  users: UserDirectory
  tokenStates: TokenStates
  refreshTokens: RefreshTokens
  revokedTokens: RevokedTokens
  replay: AssertionReplay
  passwordGuard: PasswordGuard
  /** 32 bytes from which the successors of refresh tokens are derived; the same on all nodes */
  refreshKey: Buffer
  secrets: SecretVerifier
  /** what the flows of people in a browser need */
  browser: BrowserPorts
  signer: Signer
  events: RuntimeEvents
  clock: Clock
  random: Random
  /** scheme, host and port that clients see, without a trailing slash */
  publicUrl: string
}
