import { authenticateClient } from '../client-auth'
import { refuse } from '../errors'
import { findGrant } from '../grants'
import { formParams, requiredParam } from '../params'
import { type Endpoint, freshJson } from './call'
import { requireDomain } from './domain'

/** The token endpoint: all grants. @see RFC 6749 §3.2; spec runtime-api §2 */
export const tokenEndpoint: Endpoint = {
  name: 'token',
  crossOrigin: true,
  methods: {
    async POST(call) {
      const params = formParams(call.request)
      const domain = await requireDomain(call)
      const grantType = requiredParam(params, 'grant_type')
      const grant = findGrant(grantType)
      if (!grant) throw refuse('grant.known', grantType)
      call.facts.grantType = grant.grantType
      const authenticated = await authenticateClient(call, domain, params)
      const { client, secretId } = authenticated
      if (!client.grantTypes.has(grant.grantType)) throw refuse('grant.allowed', grant.grantType)
      const { deps, now, server } = call
      const { address, correlationId } = call.request
      const { config, users, tokenStates, replay, passwordGuard, refreshTokens, publicUrl } = deps
      const asked = { config, users, tokenStates, replay, passwordGuard, refreshTokens, publicUrl }
      const answer = await grant.run(
        { ...asked, domain, authenticated, server, address, correlationId, now },
        params,
        deps,
      )
      deps.events.tokenIssued({ domain, client, grantType: grant.grantType, secretId, at: now })
      return freshJson(answer)
    },
  },
}
