import { actorFromAuthorization } from '@/lib/auth/basic'
import type { ServiceContext } from '@/lib/auth/context'
import { type HttpRequest, type HttpResponse, header } from '@/lib/base/http-message'
import { parseOrThrow } from '@/lib/base/validate'
import { prefersJson } from '@/lib/http/accept'
import { isCrossSite } from '@/lib/http/cross-site'
import { readEntity } from '@/lib/http/entity-body'
import { parseQuery } from '@/lib/http/query-params'
import {
  addClientCertificate,
  listClientCertificates,
  removeClientCertificates,
} from '@/lib/policy/client-certificates'
import type { ClientSelector } from '@/lib/policy/load'
import { type ClientCertificateView, clientCertificateSchema } from '@/lib/schemas/client-certificate'
import { type Attempt, plainRefusal, refusal, unauthenticated } from './refusals'
import type { RestDeps } from './rest-resource'
import { required } from './selectors'

export const CLIENT_ARTIFACTS_REST_PATH = '/oam/services/rest/ssa/api/v1/oauthpolicyadmin/clientartifacts'
const METHODS = ['GET', 'HEAD', 'POST', 'DELETE']
const ALLOW = 'GET, HEAD, POST, DELETE, OPTIONS'

/** The certificates of clients, with sentences of their own. @see spec admin-api §4 */
export async function answerClientArtifacts(deps: RestDeps, request: HttpRequest): Promise<HttpResponse> {
  if (request.method === 'OPTIONS') return { status: 204, headers: { allow: ALLOW }, body: '' }
  if (!METHODS.includes(request.method)) {
    return plainRefusal(405, 'This method is not supported here', { allow: ALLOW })
  }
  if (isCrossSite(request, deps.publicUrl)) return plainRefusal(403, 'Calls from a page of another site are refused')
  const { address, correlationId } = request
  const wantsJson = prefersJson(header(request, 'accept'))
  // Whatever fails, the original says that its client could not be modified.
  const attempt: Attempt = { operation: 'modify', kind: 'client', name: '', wantsJson, correlationId }
  try {
    const actor = await actorFromAuthorization({ ...deps, correlationId }, header(request, 'authorization'), address)
    if (actor.role === null) return unauthenticated()
    return await perform({ ...deps, actor, address, correlationId }, request, attempt)
  } catch (error) {
    return refusal(error, attempt)
  }
}

async function perform(ctx: ServiceContext, request: HttpRequest, attempt: Attempt): Promise<HttpResponse> {
  const { wantsJson } = attempt
  if (request.method === 'POST') {
    const body = readEntity(request)
    attempt.name = typeof body.clientName === 'string' ? body.clientName : ''
    const { clientName, identityDomainName, ...input } = parseOrThrow(clientCertificateSchema, body)
    const added = await addClientCertificate(ctx, { name: clientName, domainName: identityDomainName }, input)
    if (wantsJson) return json(artifactJson(added, clientName, identityDomainName))
    return sentence('created entity - OAuthClientTrustArtifact', artifactText(added, clientName, identityDomainName))
  }
  const query = parseQuery(request.query)
  attempt.name = query.get('clientName') ?? ''
  const clientName = required(query, 'clientName')
  const identityDomainName = required(query, 'identityDomainName')
  const selector: ClientSelector = { name: clientName, domainName: identityDomainName }
  if (request.method === 'DELETE') {
    const removed = await removeClientCertificates(ctx, selector, query.get('certThumbprint') || undefined)
    if (wantsJson) return json({ name: clientName, deleted: removed.map(({ x5tS256 }) => x5tS256) })
    return sentence('deleted entity - "OAuthClientTrustArtifact"', clientName)
  }
  const found = await listClientCertificates(ctx, selector)
  if (wantsJson) return json(found.map((each) => artifactJson(each, clientName, identityDomainName)))
  return sentence('retrieved entity - OAuthClientTrustArtifact', `[${found.map(({ x5tS256 }) => x5tS256).join(', ')}]`)
}

function artifactText(certificate: ClientCertificateView, clientName: string, identityDomain: string): string {
  const { x5tS256, subject, notAfter } = certificate
  return `OAuth Client Trust Artifact - clientName = ${clientName}, identityDomain = ${identityDomain}, certThumbprint = ${x5tS256}, subject = ${subject}, expiry = ${notAfter.toISOString()}`
}

function artifactJson(certificate: ClientCertificateView, clientName: string, identityDomainName: string) {
  const { x5tS256, x5t, subject, issuer, notBefore, notAfter, createdAt } = certificate
  return {
    clientName,
    identityDomainName,
    certThumbprint: x5tS256,
    x5t,
    subject,
    issuer,
    notBefore,
    notAfter,
    createdAt,
  }
}

/** The misspelling is the original's. */
function sentence(done: string, detail: string): HttpResponse {
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  return { status: 200, headers, body: `Sucessfully ${done}, detail - ${detail}` }
}

function json(body: unknown): HttpResponse {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
