import { actorFromAuthorization } from '@/lib/auth/basic'
import { AppError, isAppError } from '@/lib/base/app-error'
import { type HttpRequest, type HttpResponse, header } from '@/lib/base/http-message'
import { prefersJson } from '@/lib/http/accept'
import { isCrossSite } from '@/lib/http/cross-site'
import { OAUTH_CONFIG_PATH, oauthConfigXml, parseOAuthConfigXml } from '@/lib/http/oauth-config-xml'
import { problem, problemResponse } from '@/lib/http/problem'
import { parseQuery } from '@/lib/http/query-params'
import { getOAuthConfig, replaceOAuthConfig } from '@/lib/policy/oauth-config'
import { commonRefusal, plainRefusal, unauthenticated } from './refusals'
import type { RestDeps } from './rest-resource'

export const CONFIG_REST_PATH = '/iam/admin/config/api/v1/config'
const ALLOW = 'GET, HEAD, PUT, OPTIONS'
/** curl labels any body as a form, and one sample of the original sends no label at all. */
const XML_TYPES = ['', 'application/xml', 'text/xml', 'text/plain', 'application/x-www-form-urlencoded']

/** The server-wide OAuth settings as XML, in the form of the original. @see spec admin-api §7 */
export async function answerOAuthConfig(deps: RestDeps, request: HttpRequest): Promise<HttpResponse> {
  if (request.method === 'OPTIONS') return { status: 204, headers: { allow: ALLOW }, body: '' }
  if (!['GET', 'HEAD', 'PUT'].includes(request.method)) {
    return plainRefusal(405, 'This method is not supported here', { allow: ALLOW })
  }
  if (isCrossSite(request, deps.publicUrl)) return plainRefusal(403, 'Calls from a page of another site are refused')
  const { address, correlationId } = request
  try {
    const actor = await actorFromAuthorization({ ...deps, correlationId }, header(request, 'authorization'), address)
    if (actor.role === null) return unauthenticated()
    const ctx = { ...deps, actor, address, correlationId }
    if (parseQuery(request.query).get('path') !== OAUTH_CONFIG_PATH) {
      throw new AppError('not_found', `The query must name path=${OAUTH_CONFIG_PATH}`)
    }
    if (request.method === 'PUT') return await put(ctx, request)
    const { version, settings } = await getOAuthConfig(ctx)
    if (version === 0) throw new AppError('not_found', 'OAuthConfig does not exist; a PUT creates it')
    return xml(oauthConfigXml(settings))
  } catch (error) {
    return refused(error, request)
  }
}

/** What is stored afterwards, in the form of a GET. */
async function put(ctx: Parameters<typeof replaceOAuthConfig>[0], request: HttpRequest): Promise<HttpResponse> {
  const type = mediaType(header(request, 'content-type'))
  const encoding = mediaType(header(request, 'content-encoding'))
  if (!XML_TYPES.includes(type) || (encoding !== '' && encoding !== 'identity')) {
    return plainRefusal(415, 'Send the settings as application/xml', { accept: 'application/xml' })
  }
  const { settings } = await replaceOAuthConfig(ctx, parseOAuthConfigXml(request.body))
  return xml(oauthConfigXml(settings))
}

function mediaType(value: string | undefined): string {
  return (value?.split(';')[0] ?? '').trim().toLowerCase()
}

function xml(body: string): HttpResponse {
  return { status: 200, headers: { 'content-type': 'application/xml; charset=utf-8' }, body }
}

function refused(thrown: unknown, request: HttpRequest): HttpResponse {
  const error = commonRefusal(thrown, request.correlationId)
  if (!isAppError(error)) return error
  const status = error.code === 'too_large' ? 413 : 422
  if (prefersJson(header(request, 'accept'))) return problemResponse(problem(error, status, request.correlationId))
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: error.message }
}
