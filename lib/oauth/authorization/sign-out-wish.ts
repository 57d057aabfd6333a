import type { Call } from '../endpoints/call'
import { refuse } from '../errors'
import type { Params } from '../params'
import type { RuntimeClient, RuntimeDomain } from '../ports'
import { type IdTokenHint, readIdTokenHint } from './id-token-hint'

/** What a client that sends a person to sign out asks for, as far as it holds. */
export interface EndSessionWish {
  /** null without one, and for one that proves nothing */
  hint: IdTokenHint | null
  client: RuntimeClient | null
  /** where the browser goes afterwards, with the state; null: it stays here */
  redirectTo: string | null
  uiLocales: string | undefined
}

/**
 * Reads what a client asks for. A hint that is no ID token of the domain counts as none, however it came about: keys
 * retire while clients keep tokens. It then vouches for nothing, and the browser stays here.
 * @throws OAuthError when the client is not known or is not whom the hint was for, or the address is not one of its own
 * @see OpenID Connect RP-Initiated Logout 1.0 §2 and §3
 */
export async function readEndSessionWish(call: Call, domain: RuntimeDomain, params: Params): Promise<EndSessionWish> {
  const { deps, server } = call
  const text = params.get('id_token_hint')
  const read = text === undefined ? null : readIdTokenHint({ domain, server, publicUrl: deps.publicUrl }, text)
  // Only what was meant for a client is an ID token; other tokens of the domain name servers.
  const hint = read && read.audience.length > 0 ? read : null
  const client = await clientOf(call, domain, params, hint)
  const isVouched = text === undefined || hint !== null
  return {
    hint,
    client,
    redirectTo: isVouched && client ? addressOf(params, client) : null,
    uiLocales: params.get('ui_locales'),
  }
}

async function clientOf(
  { deps, facts }: Call,
  domain: RuntimeDomain,
  params: Params,
  hint: IdTokenHint | null,
): Promise<RuntimeClient | null> {
  const named = params.get('client_id')
  if (named !== undefined && hint && !hint.audience.includes(named)) {
    throw refuse('end-session.client', 'another one than the hint was for')
  }
  const clientId = named ?? hint?.audience[0]
  const client = clientId === undefined ? null : await deps.config.clientById(domain.id, clientId.slice(0, 256))
  if (named !== undefined && !client) throw refuse('end-session.client', 'one that is not known')
  facts.client = client
  return client
}

function addressOf(params: Params, client: RuntimeClient): string | null {
  const address = params.get('post_logout_redirect_uri')
  if (address === undefined) return null
  if (!client.postLogoutRedirectUris.has(address)) throw refuse('end-session.redirect-uri', 'another one')
  const state = params.get('state')
  // No header holds anything but ASCII: other addresses are written as browsers write them.
  const base = /^[\x21-\x7e]+$/.test(address) ? address : new URL(address).href
  return state === undefined ? base : withState(base, state)
}

/** Character for character what was registered, with the state behind it. */
function withState(address: string, state: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams({ state })}`
}
