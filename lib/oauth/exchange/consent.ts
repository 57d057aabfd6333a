import { consentSettings } from '@/lib/schemas/sso-settings'
import { refuse } from '../errors'
import type { GrantRequest } from '../grants/grant'
import type { StoredConsent } from '../ports/consents'
import type { Claims } from '../tokens/claims'
import { type ConsentBasis, consentBasis } from '../tokens/consent-basis'
import { resourceOf } from '../tokens/standing'
import type { Party } from './party'
import type { ExchangeSettings } from './settings'

/**
 * Whether the person still consents to what the subject token was issued for. Consents are about tokens of this server,
 * and of issuers that count as it; where the domain keeps none, and for a token nobody was asked about, there is nothing
 * to look up. What is issued stands on the same consent, which is therefore told.
 * @returns the consent that the issued token ends with; null where there is none
 * @throws OAuthError invalid_grant when one was withdrawn, has expired, or is missing
 * @see spec runtime-api §10
 */
export async function checkConsent(
  request: GrantRequest,
  settings: Pick<ExchangeSettings, 'countsAsOwn'>,
  { user, claims, issuer, isOurs }: Party,
): Promise<ConsentBasis | null> {
  const { config, consents, domain, server, now } = request
  if (!user || !(isOurs || settings.countsAsOwn(issuer))) return null
  const basis = isOurs ? consentBasis(claims) : countedBasis(claims)
  if (!basis || consentSettings(domain.customAttrs, server.consentExpiryMinutes).minutes === null) return null
  const client = await config.clientById(domain.id, basis.clientId)
  const given = client ? await consents.of(user.id, client.pk) : []
  for (const scope of basis.scopes) {
    const resourceId = await resourceOf(config, domain.id, scope)
    const consent = given.find((each) => each.resourceId === resourceId)
    if (!covers(consent, scope, now)) throw refuse('exchange.consent', whyNot(consent, now))
  }
  return basis
}

/** What a token of an issuer that counts as this server stands on: the client it was issued to, not the one that asks. */
function countedBasis(claims: Claims): ConsentBasis | null {
  if (claims.grant !== 'AUTHORIZATION_CODE') return null
  const clientId = [claims.client, claims.client_id, claims.azp].find((name) => typeof name === 'string')
  return { clientId: typeof clientId === 'string' ? clientId : '', scopes: textList(claims.scope) }
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
