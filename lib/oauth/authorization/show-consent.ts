import type { HttpResponse } from '@/lib/base/http-message'
import { consentSettings } from '@/lib/schemas/sso-settings'
import type { Call } from '../endpoints/call'
import type { StoredConsent } from '../ports/consents'
import type { ConsentPage } from '../ports/pages'
import type { SsoSession } from '../ports/sso-sessions'
import { accessTokenTtlSeconds } from '../tokens/claims'
import { refreshRules } from '../tokens/refresh-settings'
import { type ConsentPart, consentParts, coveredScopes, unqualified } from './consent-rule'
import { customConsentPage, withQuery } from './custom-pages'
import { type ConsentAsked, giveTicket, seeOther, withCookies } from './flow'
import { pageClient, pageContext } from './page-context'
import { stepPath } from './paths'
import type { AuthorizationRequest } from './request'
import { TICKET_SECONDS } from './ticket'

/** Asks a person whether the client may: on the domain's own page where an administrator set one. */
export async function askConsent(
  call: Call,
  request: AuthorizationRequest,
  params: Readonly<Record<string, string>>,
  session: SsoSession,
  stored: readonly StoredConsent[],
): Promise<HttpResponse> {
  const { deps, now, server } = call
  const { domain, client, consentScopes } = request
  const { acknowledgeSeconds } = consentSettings(domain.customAttrs, server.consentExpiryMinutes)
  const asked: ConsentAsked = {
    params,
    sessionId: session.id,
    shownAt: now.getTime(),
    scopes: consentScopes,
    optional: consentScopes.filter((scope) => client.optionalScopes.has(scope)),
  }
  // It outlives the time to answer, so that whoever is late is told so.
  const { ticket, cookies } = giveTicket(call, domain, 'consent', asked, acknowledgeSeconds + TICKET_SECONDS)
  const custom = customConsentPage(domain, deps.publicUrl)
  if (custom) {
    const told = { ticket, client_id: client.clientId, scope: consentScopes.join(' '), domain: domain.name }
    const approvalUrl = `${deps.publicUrl}${stepPath(deps.publicUrl, domain, 'approval')}`
    const address = withQuery(custom, { ...told, approval_url: approvalUrl })
    return withCookies(seeOther(address, call.request.method === 'POST' ? 303 : 302), cookies)
  }
  const page = await deps.browser.pages.consent(consentPage(call, { request, params, session, stored, ticket }))
  return withCookies(page, cookies)
}

/** Everything the built-in page tells. */
export function consentPage(
  call: Call,
  facts: {
    request: AuthorizationRequest
    params: Readonly<Record<string, string>>
    session: SsoSession
    stored: readonly StoredConsent[]
    ticket: string
  },
): ConsentPage {
  const { request, params, session, stored, ticket } = facts
  const { deps, server, now } = call
  const { domain, client, granted, consentScopes, redirectUri } = request
  const { minutes, acknowledgeSeconds } = consentSettings(domain.customAttrs, server.consentExpiryMinutes)
  const known = coveredScopes(stored, now)
  return {
    ...pageContext(call, domain, { uiLocales: params.ui_locales, leadsTo: [redirectUri] }),
    action: stepPath(deps.publicUrl, domain, 'approval'),
    ticket,
    client: pageClient(client),
    username: session.username,
    groups: consentParts(consentScopes, granted.resources).map((part) => ({
      resource: part.resource && { name: part.resource.name, description: part.resource.description },
      scopes: part.scopes.map((scope) => ({
        scope,
        description: descriptionOf(part, scope),
        isOptional: client.optionalScopes.has(scope),
        isKnown: known.get(part.resourceId)?.includes(scope) ?? false,
      })),
    })),
    accessTokenSeconds: accessTokenTtlSeconds(domain),
    refreshTokenSeconds: refreshRules(domain, server).ttlSeconds,
    consentMinutes: minutes,
    acknowledgeSeconds,
  }
}

function descriptionOf({ resource }: ConsentPart, scope: string): string | null {
  return resource?.scopeDescriptions.get(unqualified(scope, resource)) || null
}
