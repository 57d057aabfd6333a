import { addSeconds, epochSeconds } from '@/lib/base/clock'
import { type Random, shortId } from '@/lib/base/random'
import { issuerOf } from '../issuer'
import type { RuntimeDomain, RuntimeServer, Signer } from '../ports'
import { signClaims } from './access-token'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** Sent at once, so it need not be good for longer than clocks differ. */
const LIFE_SECONDS = 120

export interface LogoutFacts {
  domain: RuntimeDomain
  server: RuntimeServer
  publicUrl: string
  /** of the client that is told */
  clientId: string
  subject: string
  sessionId: string
  now: Date
}

/**
 * Tells a client that a session of a person ended. Made anew for every attempt.
 * @see OpenID Connect Back-Channel Logout 1.0 §2.4
 */
export function signLogoutToken(
  { signer, random }: { signer: Signer; random: Random },
  { domain, server, publicUrl, clientId, subject, sessionId, now }: LogoutFacts,
): Promise<string> {
  return signClaims(
    signer,
    domain,
    {
      iss: issuerOf(domain, publicUrl, server),
      aud: clientId,
      iat: epochSeconds(now),
      exp: epochSeconds(addSeconds(now, LIFE_SECONDS)),
      jti: shortId(random),
      sub: subject,
      sid: sessionId,
      domain: domain.name,
      events: { [EVENT]: {} },
    },
    'logout+jwt',
  )
}
