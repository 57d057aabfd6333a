import { consentSettings } from '@/lib/schemas/sso-settings'
import { refuse } from '../errors'
import type { GrantRequest } from '../grants/grant'
import type { StoredConsent } from '../ports/consents'
import { resourceOf } from '../tokens/standing'
import type { Party } from './party'
import type { ExchangeSettings } from './settings'

/**
 * Whether the person still consents to what the subject token was issued for. Consents are about tokens of this server,
 * and of issuers that count as it; where the domain keeps none, and for a token nobody was asked about, there is nothing
 * to look up.
 * @throws OAuthError invalid_grant when one was withdrawn, has expired, or is missing
 * @see spec runtime-api §10
 */
export async function checkConsent(
  request: GrantRequest,
  settings: Pick<ExchangeSettings, 'countsAsOwn'>,
  { user, claims, issuer, isOurs }: Party,
): Promise<void> {
  const { config, consents, domain, server, now } = request
  if (!user || !(isOurs || settings.countsAsOwn(issuer))) return
  if (claims.grant !== 'AUTHORIZATION_CODE') return
  if (consentSettings(domain.customAttrs, server.consentExpiryMinutes).minutes === null) return
  // The client the token was issued to, not the one that exchanges it.
  const clientId = [claims.client, claims.client_id, claims.azp].find((name) => typeof name === 'string')
  const client = typeof clientId === 'string' ? await config.clientById(domain.id, clientId) : null
  const given = client ? await consents.of(user.id, client.pk) : []
  for (const scope of textList(claims.scope)) {
    const resourceId = await resourceOf(config, domain.id, scope)
    const consent = given.find((each) => each.resourceId === resourceId)
    if (!covers(consent, scope, now)) throw refuse('exchange.consent', whyNot(consent, now))
  }
}

function covers(consent: StoredConsent | undefined, scope: string, now: Date): boolean {
  return consent?.revokedAt === null && !isOver(consent, now) && consent.scopes.includes(scope)
}

function isOver({ expiresAt }: StoredConsent, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now
}

function whyNot(consent: StoredConsent | undefined, now: Date): string {
  if (!consent) return 'none'
  if (consent.revokedAt) return 'one that was taken back'
  return isOver(consent, now) ? 'one that has expired' : 'one without this scope'
}

/** Scopes as this server writes them, or as RFC 9068 does. */
function textList(scope: unknown): string[] {
  if (typeof scope === 'string') return scope.split(' ')
  return Array.isArray(scope) ? scope.map(String) : []
}
