import { header } from '@/lib/base/http-message'
import type { ErrorKind } from '../error-table'
import { OAuthError, refuse } from '../errors'
import { formParams } from '../params'
import type { RuntimeDomain } from '../ports'
import { type VerifiedToken, verifyAccessToken } from '../tokens/verify'
import type { Call } from './call'

const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i
const FORM = 'application/x-www-form-urlencoded'

/**
 * The access token a caller presents: in the header, or in the form of a POST. One in the query is not looked at,
 * because URLs are written down everywhere.
 * @throws OAuthError with a Bearer challenge
 * @see RFC 6750 §2 and §3
 */
export async function requireBearer(call: Call, domain: RuntimeDomain): Promise<VerifiedToken> {
  const token = presentedToken(call)
  try {
    return await verifyAccessToken(call.deps, { domain, server: call.server, now: call.now }, token)
  } catch (error) {
    if (error instanceof OAuthError && error.kind === 'token_invalid') throw bearerError(error, 'bearer_invalid')
    throw error
  }
}

function presentedToken(call: Call): string {
  const fromHeader = BEARER.exec(header(call.request, 'authorization') ?? '')?.[1]
  const isForm = header(call.request, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase() === FORM
  const fromForm = call.request.method === 'POST' && isForm ? formParams(call.request).get('access_token') : undefined
  if (fromHeader !== undefined && fromForm !== undefined) {
    throw refuse('bearer.once', 'one in the header and one in the form', {
      description: 'The access token is sent twice.',
    })
  }
  const token = fromHeader ?? fromForm
  if (token === undefined) throw bearerError(refuse('bearer.present', 'none'), 'bearer_missing')
  return token
}

/**
 * A refusal with its challenge. Somebody who sent no token at all is told no error code, only the scheme.
 * @see RFC 6750 §3.1
 */
export function bearerError(broken: OAuthError, kind: ErrorKind): OAuthError {
  const error = new OAuthError(broken.rule, kind, { cause: broken })
  const details = kind === 'bearer_missing' ? '' : `, error="${error.code}", error_description="${error.description}"`
  const scope = error.code === 'insufficient_scope' ? ', scope="openid"' : ''
  const challenge = { 'WWW-Authenticate': `Bearer realm="gatehouse"${details}${scope}` }
  return new OAuthError(broken.rule, kind, { cause: broken, headers: challenge })
}
