import { actorFromAuthorization } from '@/lib/auth/basic'
import type { ServiceContext } from '@/lib/auth/context'
import { type AppError, fieldError, isAppError } from '@/lib/base/app-error'
import { type HttpRequest, type HttpResponse, header } from '@/lib/base/http-message'
import { prefersJson } from '@/lib/http/accept'
import { isCrossSite } from '@/lib/http/cross-site'
import { type Operation, successText } from '@/lib/http/oam-text'
import { problem, problemResponse } from '@/lib/http/problem'
import { parseQuery } from '@/lib/http/query-params'
import { getKeyPair } from '@/lib/keys/get-key-pair'
import { listKeyPairs } from '@/lib/keys/key-pairs'
import { replaceKeyFile, replaceKeyPairs, uploadKeyFile, uploadKeyPairs } from '@/lib/keys/upload-key-pairs'
import { deleteKeyPair } from '@/lib/keys/write-key-pairs'
import type { KeyPairView } from '@/lib/schemas/key-pair'
import { aliasesOf, type KeyPairBody, readKeyPairBody } from './key-pair-body'
import { keyPairJson } from './key-pair-json'
import { keyPairText } from './key-pair-text'
import { type Attempt, plainRefusal, refusal, unauthenticated } from './refusals'
import type { RestDeps } from './rest-resource'
import { required } from './selectors'

export const KEY_PAIRS_REST_PATH = '/oam/services/rest/ssa/api/v1/keypairadmin/keypair'
const OPERATIONS: Record<string, Operation> = {
  GET: 'retrieve',
  HEAD: 'retrieve',
  POST: 'create',
  PUT: 'modify',
  DELETE: 'delete',
}
const ALLOW = 'GET, HEAD, POST, PUT, DELETE, OPTIONS'
/** an answer that lists everything stops here */
const MAX_LISTED = 5_000
const MAX_DAYS = 36_500

/** Key pairs, with bodies and sentences of their own. @see spec admin-api §5 */
export async function answerKeyPairs(deps: RestDeps, request: HttpRequest): Promise<HttpResponse> {
  if (request.method === 'OPTIONS') return { status: 204, headers: { allow: ALLOW }, body: '' }
  const operation = Object.hasOwn(OPERATIONS, request.method) ? OPERATIONS[request.method] : undefined
  if (!operation) return plainRefusal(405, 'This method is not supported here', { allow: ALLOW })
  if (isCrossSite(request, deps.publicUrl)) return plainRefusal(403, 'Calls from a page of another site are refused')
  const { address, correlationId } = request
  const wantsJson = prefersJson(header(request, 'accept'))
  const attempt: Attempt = { operation, kind: 'keyPair', name: '', wantsJson, correlationId }
  try {
    const actor = await actorFromAuthorization({ ...deps, correlationId }, header(request, 'authorization'), address)
    if (actor.role === null) return unauthenticated()
    return await perform({ ...deps, actor, address, correlationId }, request, attempt)
  } catch (error) {
    const text = isAppError(error) ? keyPairText(operation, attempt.name, error) : null
    return text === null ? refusal(error, attempt) : badRequest(error as AppError, text, attempt)
  }
}

async function perform(ctx: ServiceContext, request: HttpRequest, attempt: Attempt): Promise<HttpResponse> {
  const query = parseQuery(request.query)
  attempt.name = query.get('aliasName') ?? ''
  switch (attempt.operation) {
    case 'retrieve':
      return json((await find(ctx, query)).map(keyPairJson))
    case 'delete': {
      const { alias } = await deleteKeyPair(ctx, required(query, 'aliasName'))
      if (attempt.wantsJson) return json({ name: alias, deleted: true })
      return sentence(attempt, `Successfully deleted ${alias}`)
    }
    default: {
      const body = readKeyPairBody(request, query)
      attempt.name = aliasesOf(body)
      const pairs = await write(ctx, attempt.operation, body)
      if (attempt.wantsJson) return json(pairs.map(keyPairJson))
      const done = attempt.operation === 'create' ? 'created' : 'modified'
      return sentence(attempt, `Successfully ${done} ${pairs.map(({ alias }) => alias).join(', ')}`)
    }
  }
}

async function write(ctx: ServiceContext, operation: 'create' | 'modify', body: KeyPairBody): Promise<KeyPairView[]> {
  if (body.form === 'json') {
    return operation === 'create' ? uploadKeyPairs(ctx, body.uploads) : replaceKeyPairs(ctx, body.uploads)
  }
  return operation === 'create' ? [await uploadKeyFile(ctx, body)] : replaceKeyFile(ctx, body)
}

/** One by its alias, those that end within some days, or all. */
async function find(ctx: ServiceContext, query: ReadonlyMap<string, string>): Promise<KeyPairView[]> {
  const alias = query.get('aliasName')
  if (alias) return [await getKeyPair(ctx, { alias })]
  const days = query.get('daysToExpire')
  const filter = days === undefined ? {} : { expiringWithinDays: daysOf(days) }
  const found: KeyPairView[] = []
  for (let cursor: string | null = null; found.length < MAX_LISTED; ) {
    const page: Awaited<ReturnType<typeof listKeyPairs>> = await listKeyPairs(ctx, cursor, 200, filter)
    found.push(...page.items)
    cursor = page.nextCursor
    if (cursor === null) break
  }
  return found
}

function daysOf(text: string): number {
  const days = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(days <= MAX_DAYS)) throw fieldError('daysToExpire', `daysToExpire must be a number of days up to ${MAX_DAYS}`)
  return days
}

function json(body: unknown): HttpResponse {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function sentence({ operation, kind }: Attempt, detail: string): HttpResponse {
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  return { status: 200, headers, body: successText(operation, kind, detail) }
}

function badRequest(error: AppError, text: string, { wantsJson, correlationId }: Attempt): HttpResponse {
  if (wantsJson) return problemResponse(problem(error, 400, correlationId, text))
  return { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text }
}
