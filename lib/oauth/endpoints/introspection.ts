import { authenticateClient } from '../client-auth'
import { OAuthError } from '../errors'
import { formParams, requiredParam } from '../params'
import { refreshTokenHash } from '../tokens/refresh-token'
import { type VerifiedToken, verifyAccessToken } from '../tokens/verify'
import { type Endpoint, freshJson } from './call'
import { requireDomain } from './domain'
import { describeRefreshToken } from './introspection-refresh'

/**
 * Says whether a token is good, to an authenticated client. Whatever is wrong with the token, the answer is
 * `{"active":false}` and no more. @see RFC 7662 §2.2; spec runtime-api §7.2
 */
export const introspectionEndpoint: Endpoint = {
  name: 'introspection',
  crossOrigin: false,
  methods: {
    async POST(call) {
      const params = formParams(call.request)
      const domain = await requireDomain(call)
      const { client } = await authenticateClient(call, domain, params)
      const token = requiredParam(params, 'token')
      try {
        if (refreshTokenHash(token) !== null) {
          return freshJson(
            await describeRefreshToken(call, { domain, client, server: call.server, now: call.now }, token),
          )
        }
        const verified = await verifyAccessToken(call.deps, { domain, server: call.server, now: call.now }, token)
        return freshJson(call.pathDomain === null ? originalForm(verified) : standardForm(verified))
      } catch (error) {
        if (!(error instanceof OAuthError) || !isAboutToken(error)) throw error
        call.deps.events.tokenRejected(call.facts, error)
        return freshJson({ active: false })
      }
    },
  },
}

function isAboutToken({ kind }: OAuthError): boolean {
  return kind === 'token_invalid' || kind === 'refresh_invalid'
}

/** The claims as they are in the token, with the seconds left. */
function originalForm({ claims, remainingSeconds }: VerifiedToken) {
  return { ...claims, rem_exp: remainingSeconds, active: true }
}

/** RFC 7662 §2.2 wants `scope` as one string, and the client under `client_id`. */
function standardForm(verified: VerifiedToken) {
  return {
    ...originalForm(verified),
    scope: verified.scopes.join(' '),
    client_id: verified.clientId,
    token_type: 'Bearer',
  }
}
