import { authenticateClient } from '../client-auth'
import { refuse } from '../errors'
import { findGrant, REPEATABLE_PARAMETERS } from '../grants'
import type { GrantRequest, RegisteredGrant } from '../grants/grant'
import { checkRepeated, formParams, requiredParam } from '../params'
import { type Call, type Endpoint, freshJson } from './call'
import { requireDomain } from './domain'

/** The token endpoint: all grants. @see RFC 6749 §3.2; spec runtime-api §2 */
export const tokenEndpoint: Endpoint = {
  name: 'token',
  crossOrigin: true,
  methods: { POST: (call) => answerGrant(call, findGrant) },
}

/** Token exchange alone, at an address of its own. @see RFC 8693 §2; spec runtime-api §10 */
export const exchangeEndpoint: Endpoint = {
  name: 'token',
  crossOrigin: true,
  methods: {
    POST: (call) =>
      answerGrant(call, (name) => {
        const grant = findGrant(name)
        return grant?.grantType === 'TOKEN_EXCHANGE' ? grant : undefined
      }),
  },
}

async function answerGrant(call: Call, find: (grantType: string) => RegisteredGrant | undefined) {
  const params = formParams(call.request, REPEATABLE_PARAMETERS)
  const domain = await requireDomain(call)
  const grantType = requiredParam(params, 'grant_type')
  const grant = find(grantType)
  if (!grant) throw refuse('grant.known', grantType)
  call.facts.grantType = grant.grantType
  checkRepeated(params, grant.repeatable)
  const authenticated = await authenticateClient(call, domain, params, grant)
  const { client, secretId } = authenticated
  if (!client.grantTypes.has(grant.grantType)) throw refuse('grant.allowed', grant.grantType)
  const { deps, now, server } = call
  const { address, correlationId } = call.request
  // Written out, because spreading one object into another costs as much as all else here.
  const request: GrantRequest = {
    config: deps.config,
    users: deps.users,
    tokenStates: deps.tokenStates,
    replay: deps.replay,
    codes: deps.browser.codes,
    sessions: deps.browser.sessions,
    consents: deps.browser.consents,
    passwordGuard: deps.passwordGuard,
    refreshTokens: deps.refreshTokens,
    publicUrl: deps.publicUrl,
    domain,
    authenticated,
    server,
    address,
    correlationId,
    now,
  }
  const answer = await grant.run(request, params, deps)
  deps.events.tokenIssued({ domain, client, grantType: grant.grantType, secretId, at: now })
  return freshJson(answer)
}
