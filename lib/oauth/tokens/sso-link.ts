import { epochSeconds } from '@/lib/base/clock'
import { shortId } from '@/lib/base/random'
import { ssoSettings } from '@/lib/schemas/sso-settings'
import { defaultTtlSeconds } from '@/lib/schemas/token-type'
import type { OAuthDeps } from '../deps'
import { issuerOf } from '../issuer'
import type { RuntimeDomain } from '../ports'
import type { SsoSession } from '../ports/sso-sessions'
import { signClaims } from './access-token'

export const SSO_LINK_COOKIE = 'OAUTH_TOKEN'
export const SSO_LINK_HEADER = 'JWTAssertion'

/** What the answer that signs a person in says besides. */
export interface SsoLinkDelivery {
  /** values of `Set-Cookie` */
  cookies: readonly string[]
  headers: Readonly<Record<string, string>>
}

const NOTHING: SsoLinkDelivery = { cookies: [], headers: {} }

/**
 * Hands the signed-in person a user token that names the session, where the domain wants one: whoever serves them on the
 * same host can exchange it for an access token for as long as the session lives.
 * @throws OAuthError temporarily_unavailable while the domain has no signing key
 * @see spec runtime-api §11
 */
export async function ssoLinkDelivery(
  deps: Pick<OAuthDeps, 'config' | 'signer' | 'random' | 'publicUrl'>,
  domain: RuntimeDomain,
  session: SsoSession,
  now: Date,
): Promise<SsoLinkDelivery> {
  const { linkDelivery } = ssoSettings(domain.customAttrs)
  if (linkDelivery === null) return NOTHING
  const lifeSeconds = Math.min(ssoLinkTtlSeconds(domain), epochSeconds(session.expiresAt) - epochSeconds(now))
  const token = await signLink(deps, domain, session, now, lifeSeconds)
  if (linkDelivery === 'header') return { cookies: [], headers: { [SSO_LINK_HEADER]: token } }
  return { cookies: [linkCookie(token, lifeSeconds, deps.publicUrl)], headers: {} }
}

/** `Set-Cookie` that takes the token of a session away that ended. What was copied from it ends with the session. */
export function dropSsoLink({ customAttrs }: Pick<RuntimeDomain, 'customAttrs'>, publicUrl: string): string[] {
  if (ssoSettings(customAttrs).linkDelivery !== 'cookie') return []
  return [linkCookie('', 0, publicUrl)]
}

function linkCookie(token: string, lifeSeconds: number, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  // The whole host may read it: the applications it is meant for live beside this server. No script may.
  return `${SSO_LINK_COOKIE}=${token}; Path=/; Max-Age=${lifeSeconds}; HttpOnly; SameSite=Lax${secure}`
}

/** Lifetime of the user tokens of a domain, in seconds. */
export function ssoLinkTtlSeconds({ tokenSettings }: Pick<RuntimeDomain, 'tokenSettings'>): number {
  const setting = tokenSettings.find((entry) => entry.tokenType === 'SSO_LINK_TOKEN')
  return setting?.tokenExpiry ?? defaultTtlSeconds('SSO_LINK_TOKEN')
}

async function signLink(
  { config, signer, random, publicUrl }: Pick<OAuthDeps, 'config' | 'signer' | 'random' | 'publicUrl'>,
  domain: RuntimeDomain,
  session: SsoSession,
  now: Date,
  lifeSeconds: number,
): Promise<string> {
  const issuer = issuerOf(domain, publicUrl, await config.server())
  const issuedAt = epochSeconds(now)
  return signClaims(signer, domain, {
    iss: issuer,
    aud: issuer,
    sub: session.username,
    uid: session.userId,
    domain: domain.name,
    iat: issuedAt,
    exp: issuedAt + lifeSeconds,
    jti: shortId(random),
    sessionId: session.id,
  })
}
