import type { z } from 'zod'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { AuthenticatedClient } from '../client-auth'
import type { OAuthDeps } from '../deps'
import type { Params } from '../params'
import type { MaybePromise, RuntimeDomain, RuntimeServer } from '../ports'
import type { BrowserPorts } from '../ports/browser'

/**
 * What a decision may ask of the world. One that uses something up (`replay`) does so last; whoever only wants to know
 * whether the rules hold gives ports that use nothing up.
 */
export interface DecisionPorts
  extends Pick<OAuthDeps, 'config' | 'users' | 'tokenStates' | 'replay' | 'passwordGuard' | 'publicUrl'> {
  refreshTokens: Pick<OAuthDeps['refreshTokens'], 'find'>
  codes: Pick<BrowserPorts['codes'], 'find'>
  sessions: Pick<BrowserPorts['sessions'], 'byId'>
  consents: Pick<BrowserPorts['consents'], 'of'>
}

/** What a grant decides with. It holds nothing that could issue. */
export interface GrantRequest extends DecisionPorts {
  domain: RuntimeDomain
  authenticated: AuthenticatedClient
  server: RuntimeServer
  /** of the caller, after trusted proxies are taken off */
  address: string
  correlationId: string
  now: Date
}

/** The answer of the token endpoint. @see RFC 6749 §5.1 */
export interface TokenResponse {
  access_token: string
  token_type: 'Bearer'
  /** seconds */
  expires_in: number
  refresh_token?: string
  /** OpenID Connect. @see OpenID Connect Core 1.0 §3.1.3.3 */
  id_token?: string
  scope?: string
  /** token exchange only. @see RFC 8693 §2.2.1 */
  issued_token_type?: string
}

/**
 * A grant: how it is called, what it takes, what must hold, and what it gives. `validate` decides and cannot issue;
 * `issue` gets what `validate` decided and decides nothing.
 */
export interface Grant<P, D> {
  grantType: GrantTypeName
  /** its name in the RFC that defines it, which discovery advertises */
  standardName: string
  paramsSchema: z.ZodType<P>
  /** parameters that may be there several times; the schema gets each as a list */
  repeatable?: readonly string[]
  /** a client that can keep no secret may use it. @see spec runtime-api §3 */
  publicClients?: boolean
  /** @throws OAuthError */
  validate(request: GrantRequest, params: P): MaybePromise<D>
  issue(request: GrantRequest, decision: D, deps: OAuthDeps): Promise<TokenResponse>
}

/** A grant as the registry keeps it: what goes between its steps is its own business. */
export interface RegisteredGrant {
  grantType: GrantTypeName
  standardName: string
  repeatable: readonly string[]
  publicClients: boolean
  /** The rules alone: they hold, or the one that does not is thrown. Nothing is issued. */
  decide(request: GrantRequest, params: Params): Promise<void>
  run(request: GrantRequest, params: Params, deps: OAuthDeps): Promise<TokenResponse>
}
