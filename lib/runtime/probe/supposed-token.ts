import { base64url } from '@/lib/base/base64url'
import { epochSeconds } from '@/lib/base/clock'
import type { SupposedToken } from '@/lib/diagnostics/protocol-probe'
import type { RuntimeDomain } from '@/lib/oauth/ports'
import { signClaims } from '@/lib/oauth/tokens/access-token'
import { shadowSigner } from './shadow'

const LIFE_SECONDS = 60

/** Signs what is known of an access token with the key of the shadow domain, so that the rules can look at it. */
export function supposedToken(domain: RuntimeDomain, token: SupposedToken, now: Date): Promise<string> {
  const issuedAt = epochSeconds(token.issuedAt)
  return signClaims(shadowSigner, domain, {
    sub: token.subject,
    client: token.clientId,
    scope: token.scopes,
    domain: domain.name,
    iat: issuedAt,
    exp: epochSeconds(now) + LIFE_SECONDS,
    // The first token of a family has the family's own number; of later ones only the parent is known.
    jti: base64url(Buffer.from(token.familyId.replaceAll('-', ''), 'hex')),
    ...(token.grantType === 'AUTHORIZATION_CODE' && { grant: token.grantType }),
    ...(token.userId !== null && { uid: token.userId }),
    ...(token.linkedSessionId !== null && { sid: token.linkedSessionId }),
    ...(token.refreshTokenId !== null && { rt_id: `${token.refreshTokenId}.${issuedAt}` }),
  })
}
