import type { HttpResponse } from '@/lib/base/http-message'
import type { Call, Endpoint } from '../endpoints/call'
import { asOAuthError, type OAuthError } from '../errors'
import type { MaybePromise } from '../ports'
import type { ErrorPage } from '../ports/pages'
import { customErrorPage, withQuery } from './custom-pages'
import { seeOther } from './flow'
import { pageContext } from './page-context'

type Handler = (call: Call) => MaybePromise<HttpResponse>

/**
 * An endpoint that a person's browser comes to: no other origin reads its answers, and what is refused is told on the
 * error page of the domain. It sends nobody anywhere but to that page.
 */
export function browserEndpoint(name: string, methods: Partial<Record<'GET' | 'POST', Handler>>): Endpoint {
  const guarded = Object.entries(methods).map(([method, handler]) => [method, guard(handler)])
  return { name, crossOrigin: false, methods: Object.fromEntries(guarded) }
}

function guard(handler: Handler): Handler {
  return async (call) => {
    try {
      return await handler(call)
    } catch (thrown) {
      return showError(call, thrown)
    }
  }
}

/** Tells of a refusal, and shows it: on the domain's own page where an administrator set one. */
export async function showError(call: Call, thrown: unknown): Promise<HttpResponse> {
  const error = asOAuthError(thrown)
  const { deps, facts, request } = call
  facts.domain ??= await pathDomainOf(call)
  deps.events.refused(facts, error)
  const own = facts.domain && customErrorPage(facts.domain, deps.publicUrl)
  if (own) {
    const { code, description } = error
    const told = { error: code, error_description: description, correlation_id: request.correlationId }
    return seeOther(withQuery(own, told), request.method === 'POST' ? 303 : 302)
  }
  const page = await deps.browser.pages.error({
    ...pageContext(call, facts.domain, { uiLocales: wishedLanguages(call) }),
    status: error.status,
    code: error.code,
    description: error.description,
    advice: adviceOf(error),
  })
  return { ...page, status: error.status }
}

/** What a request asks for even where it is broken otherwise. */
const wishedLanguages = ({ request }: Call) => new URLSearchParams(request.query).get('ui_locales') ?? ''

/** The domain the path names, so that even a broken request meets the page of its domain. */
async function pathDomainOf({ deps, pathDomain }: Call) {
  if (pathDomain === null) return null
  try {
    return await deps.config.domainByName(pathDomain)
  } catch {
    // What is wrong is told already; the page then looks like nobody's.
    return null
  }
}

function adviceOf({ kind }: OAuthError): ErrorPage['advice'] {
  if (kind === 'server_error' || kind === 'temporarily_unavailable') return 'retry'
  return kind === 'flow_expired' || kind === 'access_denied' ? 'back' : 'tell'
}
