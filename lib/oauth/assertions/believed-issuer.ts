import { refuse } from '../errors'
import { issuerOf } from '../issuer'
import type { ConfigSource, RuntimeClient, RuntimeDomain, RuntimeServer } from '../ports'
import type { AssertionKey } from '../ports/trust'
import { ssoLinkTtlSeconds } from '../tokens/sso-link'
import type { TimeRules } from './check-claims'
import type { UnverifiedAssertion } from './jws'

/** Whose keys an assertion is checked with, and under which limits. */
export interface BelievedIssuer extends TimeRules {
  issuer: string
  /** the domain itself */
  isOwn: boolean
  keys: readonly AssertionKey[]
}

interface Asked {
  config: Pick<ConfigSource, 'trustedIssuer'>
  domain: RuntimeDomain
  client: RuntimeClient
  publicUrl: string
  server: RuntimeServer
}

/**
 * Whom an assertion claims to be from: the domain itself, or an issuer it trusts.
 * @throws OAuthError when it is from anybody else, or the client may not present it
 */
export async function believedIssuer(asked: Asked, { claims }: UnverifiedAssertion): Promise<BelievedIssuer> {
  const { iss } = claims
  const { config, domain, client } = asked
  if (typeof iss !== 'string' || iss === '') throw refuse('assertion.issuer', 'no iss')
  if (iss === issuerOf(domain, asked.publicUrl, asked.server)) return ownIssuer(domain, iss)
  const found = iss.length > 512 ? null : await config.trustedIssuer(domain.id, iss)
  if (!found) throw refuse('assertion.issuer', 'one that is not registered')
  if (!found.enabled) throw refuse('assertion.issuer', 'one that is switched off')
  if (found.clientIds && !found.clientIds.has(client.clientId)) throw refuse('assertion.client', client.clientId)
  const { keys, maxLifetimeSeconds, clockSkewSeconds } = found
  return { issuer: iss, isOwn: false, keys, maxLifetimeSeconds, clockSkewSeconds }
}

/** User tokens of a domain live as long as its SSO_LINK_TOKEN setting says. @see spec runtime-api §11 */
function ownIssuer(domain: RuntimeDomain, issuer: string): BelievedIssuer {
  return {
    issuer,
    isOwn: true,
    keys: domain.verificationKeys.map(({ kid, algorithm, publicKey, x5t, retiresAt }) => ({
      kid,
      algorithms: [algorithm],
      publicKey,
      x5t,
      x5tS256: null,
      notBefore: null,
      notAfter: retiresAt,
    })),
    maxLifetimeSeconds: ssoLinkTtlSeconds(domain),
    // as much as the clocks of two nodes may be apart
    clockSkewSeconds: 5,
  }
}
