import type { HttpResponse } from '@/lib/base/http-message'
import { wireConsent } from '@/lib/schemas/consent-wire'
import { consentSettings } from '@/lib/schemas/sso-settings'
import { currentSession } from '../authorization/current-session'
import { requireOwnForm } from '../authorization/same-site'
import { refuse } from '../errors'
import { type Params, queryParams } from '../params'
import type { RuntimeDomain, RuntimeServer } from '../ports'
import type { ConsentDetail } from '../ports/consents'
import { type Call, type Endpoint, freshJson } from './call'
import { domainSelector, findDomain } from './domain'

/** Of one person in one domain; whoever allowed more is shown the latest. */
const MAX_CONSENTS = 1000
/** May be named several times: the client, or the consent itself. */
const NAMES = 'cid'
const REPEATABLE: ReadonlySet<string> = new Set([NAMES])

/**
 * What the person in this browser allowed: to look at, and to take back. Who it is the session says, or a trusted proxy
 * where the server believes it; what the network says of it is never looked at. @see spec admin-api §8
 */
export const ownConsentsEndpoint: Endpoint = {
  name: 'own-consents',
  crossOrigin: false,
  methods: {
    async GET(call) {
      const params = queryParams(call.request, REPEATABLE)
      const domain = await domainOf(call, params)
      const userId = await personOf(call, domain)
      return answer(call, domain, await meant(call, domain, userId, params), true)
    },

    async DELETE(call) {
      const { request, deps, now } = call
      requireOwnForm(request, deps.publicUrl)
      const params = queryParams(request, REPEATABLE)
      const domain = await domainOf(call, params)
      const userId = await personOf(call, domain)
      const consents = await meant(call, domain, userId, params)
      for (const { clientPk, resourceId } of consents) {
        await deps.browser.consents.withdraw(userId, clientPk, [resourceId], now)
      }
      return answer(call, domain, consents, false)
    },
  },
}

async function domainOf(call: Call, params: Params): Promise<RuntimeDomain> {
  const selector = domainSelector(call, params)
  if (selector) return findDomain(call, selector)
  throw refuse('domain.named', 'neither', {
    description: "Required parameter 'X-OAUTH-IDENTITY-DOMAIN-NAME' is not present.",
  })
}

/** @returns the lasting id @throws OAuthError access_denied where nobody is signed in, or nobody who may act now */
async function personOf(call: Call, domain: RuntimeDomain): Promise<string> {
  const { request, deps, now } = call
  const session = await currentSession(call, domain)
  if (session) return session.userId
  if (request.remoteUser !== undefined) {
    const user = await deps.users.byName(domain, request.remoteUser, now)
    if (user && user.refusal === null) return user.id
  }
  throw refuse('own.person', 'nobody')
}

/** Nothing where consents are not kept: what is left of a time when they were decides over nothing new. */
async function meant({ deps, server }: Call, domain: RuntimeDomain, userId: string, params: Params) {
  if (!areKept(domain, server)) return []
  const own = await deps.browser.consents.listOf(userId, domain.id, MAX_CONSENTS)
  const names = params.all(NAMES)
  return names.length === 0 ? own : own.filter(({ id, clientId }) => names.includes(id) || names.includes(clientId))
}

function areKept(domain: RuntimeDomain, server: RuntimeServer): boolean {
  return consentSettings(domain.customAttrs, server.consentExpiryMinutes).minutes !== null
}

/** A bare array where consents are not kept, as for administrators. */
function answer(
  { server, now }: Call,
  domain: RuntimeDomain,
  consents: readonly ConsentDetail[],
  areStanding: boolean,
): HttpResponse {
  if (!areKept(domain, server)) return freshJson([])
  const isValid = ({ expiresAt }: ConsentDetail) => areStanding && (expiresAt === null || expiresAt > now)
  return freshJson({
    consents: consents.map((consent) => ({ additionalScopes: null, ...wireConsent(consent, isValid(consent)) })),
  })
}
