import { isUtf8 } from 'node:buffer'
import { actorFromAuthorization } from '@/lib/auth/basic'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError, isAppError } from '@/lib/base/app-error'
import { type HttpRequest, type HttpResponse, header } from '@/lib/base/http-message'
import { revokeUserConsentTokens, userConsents, withdrawUserConsents } from '@/lib/consent/user-consents'
import { isCrossSite } from '@/lib/http/cross-site'
import { parseQuery, parseQueryLists } from '@/lib/http/query-params'
import { type ConsentView, REVOKE_TYPES, type RevokeType } from '@/lib/schemas/consent'
import { parseWireInstant, wireConsent, wireRevocation } from '@/lib/schemas/consent-wire'
import { commonRefusal, plainRefusal, unauthenticated } from './refusals'
import type { RestDeps } from './rest-resource'

export const CONSENT_REST_PATH = '/oam/services/rest/consent'
export const CONSENT_REVOKE_REST_PATH = `${CONSENT_REST_PATH}/revoke`
const METHODS: Record<string, readonly string[]> = {
  [CONSENT_REST_PATH]: ['GET', 'HEAD', 'DELETE'],
  [CONSENT_REVOKE_REST_PATH]: ['POST'],
}
const DOMAIN_HEADER = 'x-oauth-identity-domain-name'
const FORM = 'application/x-www-form-urlencoded'

export function isConsentPath(path: string): boolean {
  return Object.hasOwn(METHODS, path)
}

/** What people allowed, for administrators' scripts. @see spec admin-api §8 */
export async function answerConsents(deps: RestDeps, request: HttpRequest): Promise<HttpResponse> {
  const methods = METHODS[request.path] ?? []
  const allow = [...methods, 'OPTIONS'].join(', ')
  if (request.method === 'OPTIONS') return { status: 204, headers: { allow }, body: '' }
  if (!methods.includes(request.method)) return plainRefusal(405, 'This method is not supported here', { allow })
  if (isCrossSite(request, deps.publicUrl)) return plainRefusal(403, 'Calls from a page of another site are refused')
  const { address, correlationId } = request
  try {
    const actor = await actorFromAuthorization({ ...deps, correlationId }, header(request, 'authorization'), address)
    if (actor.role === null) return unauthenticated()
    return await perform({ ...deps, actor, address, correlationId }, request)
  } catch (error) {
    const left = commonRefusal(error, correlationId)
    return isAppError(left) ? badRequest(left) : left
  }
}

async function perform(ctx: ServiceContext, request: HttpRequest): Promise<HttpResponse> {
  const query = parseQueryLists(request.query, ['cid'])
  const isRevocation = request.path === CONSENT_REVOKE_REST_PATH
  const form = isRevocation ? readForm(request) : new Map<string, string>()
  const domainName = header(request, DOMAIN_HEADER)?.trim() || query.get('identityDomain')?.[0]
  if (!domainName) throw missing('X-OAUTH-IDENTITY-DOMAIN-NAME')
  const given = (name: string) => (isRevocation ? form.get(name) : query.get(name)?.[0]) || undefined
  const username = given('userId')
  if (!username) throw missing('userId')
  const selector = { domainName, username, clientId: given('clientIdentifier'), resourceId: given('resServerId') }
  if (isRevocation) return revoke(ctx, selector, given)
  if (request.method !== 'DELETE') return answer(await userConsents(ctx, selector))
  const names = (query.get('cid') ?? []).filter(Boolean)
  return answer(await withdrawUserConsents(ctx, selector, names))
}

async function revoke(
  ctx: ServiceContext,
  selector: Parameters<typeof userConsents>[1],
  given: (name: string) => string | undefined,
): Promise<HttpResponse> {
  if (selector.clientId !== undefined && selector.resourceId === undefined) throw missing('resServerId')
  const type = revokeType(given('revoke_type'))
  const timestamp = given('timestamp')
  const before = timestamp === undefined ? undefined : parseWireInstant(timestamp)
  if (before === null) throw invalid('timestamp')
  const revoked = await revokeUserConsentTokens(ctx, selector, { type, before }).catch(namedAsSent)
  return revoked === null ? answer(null) : answer(revoked.consents, wireRevocation(type, revoked.before))
}

function revokeType(text: string | undefined): RevokeType {
  const type = text === undefined ? 'TOKENS' : REVOKE_TYPES.find((known) => known === text)
  if (type === undefined) throw invalid('revoke_type')
  return type
}

/** The service knows the instant by another name. */
function namedAsSent(error: unknown): never {
  throw isAppError(error) && error.fieldErrors?.before ? invalid('timestamp') : error
}

/** Where consents are not kept, the original answers with a bare array. */
function answer(consents: readonly ConsentView[] | null, revoked?: string): HttpResponse {
  const body =
    consents === null
      ? []
      : { consents: consents.map((consent) => wireConsent(consent, consent.state === 'live', revoked)) }
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** @throws AppError validation_failed for anything but a form */
function readForm(request: HttpRequest): ReadonlyMap<string, string> {
  const type = (header(request, 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase()
  if (type !== FORM && !(type === '' && request.body.length === 0)) {
    throw new AppError('validation_failed', `Send the parameters as ${FORM}`)
  }
  if (!isUtf8(request.body)) throw new AppError('validation_failed', 'The form is not UTF-8')
  return parseQuery(request.body.toString('utf8'))
}

const missing = (name: string) => new AppError('validation_failed', `Required parameter '${name}' is not present.`)
const invalid = (name: string) => new AppError('validation_failed', `Invalid ${name}`)

/** 400 for everything wrong with a call, what is not there among it. */
function badRequest(error: AppError): HttpResponse {
  return plainRefusal(error.code === 'too_large' ? 413 : 400, error.message)
}
