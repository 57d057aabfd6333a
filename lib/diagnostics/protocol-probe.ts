import { AppError } from '@/lib/base/app-error'
import { singleton } from '@/lib/base/singletons'
import type { GrantTypeName } from '@/lib/schemas/grant-type'

/** A rule of the protocol in words. */
export interface ProbeRule {
  id: string
  expected: string
  /** where it is changed */
  where: string
}

export interface BrokenRule extends ProbeRule {
  got: string
  /** what a caller is told */
  error: string
  description: string
}

export type Verdict = { passes: true } | { passes: false; rule: BrokenRule }

/** Somebody a token speaks for: a token that is at hand, or one as this server would issue it now. */
export type PartySpec =
  | { kind: 'token'; token: string }
  | { kind: 'user'; username: string; clientId: string; scopes: readonly string[] }
  | { kind: 'client'; clientId: string; scopes: readonly string[] }

interface RunOf {
  domainName: string
  /** the client that would ask; its authentication is taken as given */
  clientId: string
}

/** A token request of which only the rules are run. What cannot be had without its owner is stood in for. */
export type DryRun = RunOf &
  (
    | { grantType: 'PASSWORD'; username: string }
    | { grantType: 'JWT_BEARER'; username: string; issuer: string }
    | { grantType: 'REFRESH_TOKEN'; refreshTokenId: string }
    /** a code of a person who consented just now, for the default scope of the client or its first */
    | { grantType: 'AUTHORIZATION_CODE'; username: string }
    | {
        grantType: 'TOKEN_EXCHANGE'
        subject: PartySpec
        actor: PartySpec | null
        scopes: readonly string[]
        resources: readonly string[]
        audiences: readonly string[]
      }
  )

/** An access token as one of a family would be, of which only what decides over it is known. */
export interface SupposedToken extends RunOf {
  userId: string | null
  subject: string
  scopes: readonly string[]
  issuedAt: Date
  familyId: string
  /** null on the first token of its family */
  refreshTokenId: string | null
  /** how its family began */
  grantType: GrantTypeName
  /** the session it ends with; null where it outlives it */
  linkedSessionId: string | null
}

/**
 * The rules of the protocol core, run for real and without effect: nothing is issued, counted, used up or written down.
 * The core is below the pages only in another bundle, so whoever composes it registers this.
 */
export interface ProtocolProbe {
  /** Grants that this server serves. */
  readonly grants: readonly GrantTypeName[]
  /** What an access token must pass, in the order in which it is asked. */
  readonly accessTokenRules: readonly ProbeRule[]
  readonly refreshTokenRules: readonly ProbeRule[]
  /** A rule in words; null for an id that this version does not have. */
  rule(id: string): ProbeRule | null
  verifyAccessToken(domainName: string, token: string): Promise<Verdict>
  /** What the memory of the server knows an access token by. */
  namesOf(claims: Readonly<Record<string, unknown>>): { refreshTokenId: string | null; familyId: string | null }
  /** How a refresh token is looked up; null for what cannot be one. */
  refreshTokenHash(token: string): string | null
  verifySupposed(token: SupposedToken): Promise<Verdict>
  dryRun(request: DryRun): Promise<Verdict>
}

const holder = () => singleton<{ probe: ProtocolProbe | null }>('protocol-probe', () => ({ probe: null }))

export function registerProtocolProbe(probe: ProtocolProbe): void {
  holder().probe = probe
}

/** @throws AppError unavailable in a process that serves no protocol */
export function protocolProbe(): ProtocolProbe {
  const { probe } = holder()
  if (!probe) throw new AppError('unavailable', 'This process does not serve tokens, so it cannot judge them')
  return probe
}
