import type { Call } from '../endpoints/call'
import type { RuntimeClient, RuntimeDomain } from '../ports'
import type { PageClient, PageContext } from '../ports/pages'
import { localesOf } from './locales'

/** What every page is told. @param leadsTo addresses that a form of the page may end at */
export function pageContext(
  call: Call,
  domain: RuntimeDomain | null,
  options: { uiLocales?: string; leadsTo?: readonly string[] } = {},
): PageContext {
  return {
    domain,
    locales: localesOf(call.request, options.uiLocales),
    correlationId: call.request.correlationId,
    formTargets: (options.leadsTo ?? []).map(targetOf),
  }
}

/** The source expression of an address: its origin, or its scheme where it has none. @see CSP Level 3 §2.3.1 */
function targetOf(address: string): string {
  const url = new URL(address)
  return url.origin === 'null' ? url.protocol : url.origin
}

/** The client, as a person may know it. */
export function pageClient({ clientId, name, description, clientUri, policyUri, tosUri }: RuntimeClient): PageClient {
  return { clientId, name, description, clientUri, policyUri, tosUri }
}
