import { epochSeconds } from '@/lib/base/clock'
import { shortId } from '@/lib/base/random'
import { GATEWAY_SCOPE } from '@/lib/schemas/migration/gateway-rules'
import { issuerOf } from '../issuer'
import type { RuntimeDomain, RuntimeServer } from '../ports'
import { signClaims } from '../tokens/access-token'
import { type Draft, found } from './draft'

/** How long a token of a gateway lives, in seconds; there are no refresh tokens. @see spec migration §4 */
export const GATEWAY_TOKEN_SECONDS = 3600

/** `aud` of the tokens of a gateway. */
export function audienceOf(host: string): string {
  return `https://${host}`
}

/** The token for a request about which every rule held. @see RFC 9068 §2 */
export function issueGatewayToken(draft: Draft, domain: RuntimeDomain, server: RuntimeServer): Promise<string> {
  const { deps, kind, user, now } = draft
  const environment = found(draft.environment)
  const { clientId } = found(draft.client)
  const issuedAt = epochSeconds(now)
  const { enterpriseCode } = environment
  const claims = {
    iss: issuerOf(domain, deps.publicUrl, server),
    aud: audienceOf(found(draft.gateway).host),
    sub: kind === 'SSD' ? found(user).username : clientId,
    client_id: clientId,
    scope: GATEWAY_SCOPE,
    ...(enterpriseCode !== null && { enterprise_id: enterpriseCode }),
    environment: environment.id,
    env: `${environment.chainCode}/${environment.code}`,
    scheme: kind,
    integration: found(draft.integration).id,
    app: found(draft.application).id,
    iat: issuedAt,
    exp: issuedAt + GATEWAY_TOKEN_SECONDS,
    jti: shortId(deps.random),
  }
  return signClaims(deps.signer, domain, claims, 'at+jwt')
}
