import type { HttpResponse } from '@/lib/base/http-message'
import { browserEndpoint } from '../authorization/browser-endpoint'
import { dropCookie, sessionCookieName, sessionHashOf } from '../authorization/cookies'
import { findSession } from '../authorization/current-session'
import { giveTicket, requireTicket, seeOther, withCookies } from '../authorization/flow'
import type { IdTokenHint } from '../authorization/id-token-hint'
import { pageClient, pageContext } from '../authorization/page-context'
import { stepPath } from '../authorization/paths'
import { requireOwnForm } from '../authorization/same-site'
import { type EndSessionWish, readEndSessionWish } from '../authorization/sign-out-wish'
import { formParams, type Params, queryParams } from '../params'
import type { RuntimeDomain } from '../ports'
import type { SsoSession } from '../ports/sso-sessions'
import { dropSsoLink } from '../tokens/sso-link'
import type { Call } from './call'
import { findDomain, requireDomain } from './domain'

/** Longer addresses are not made: proxies and browsers cut them. */
const ADDRESS_MAX_LENGTH = 6000

/**
 * A client sends a person here to sign out. One that shows an ID token of the very person who is signed in is obeyed;
 * for everybody else the person is asked first, so that no other site can sign anybody out.
 * @see OpenID Connect RP-Initiated Logout 1.0
 */
export const endSessionEndpoint = browserEndpoint('end_session', {
  GET: (call) => asked(call, queryParams(call.request)),
  POST(call) {
    const form = formParams(call.request)
    return form.has('ticket') ? answered(call, form) : posted(call, form)
  },
})

async function asked(call: Call, params: Params): Promise<HttpResponse> {
  const domain = await domainOf(call, params)
  const wish = await readEndSessionWish(call, domain, params)
  const session = (await findSession(call, domain))?.session ?? null
  if (!session) return signedOut(call, domain, wish)
  if (wish.hint && isAbout(wish.hint, session)) {
    await endSession(call, session)
    return signedOut(call, domain, wish)
  }
  return ask(call, domain, session, wish)
}

/**
 * A client may send the same as a form of its own page. Browsers leave the session cookie out of those, so they are sent
 * here once more by themselves.
 */
async function posted(call: Call, form: Params): Promise<HttpResponse> {
  const domain = await domainOf(call, form)
  if (sessionHashOf(call.request, domain) !== null) return asked(call, form)
  const address = `${stepPath(call.deps.publicUrl, domain, 'end-session')}?${new URLSearchParams([...form])}`
  return address.length > ADDRESS_MAX_LENGTH ? asked(call, form) : seeOther(address)
}

/** On the path that all domains share, also by the name the authorization endpoint knows. */
function domainOf(call: Call, params: Params) {
  const name = params.get('domain')
  return call.pathDomain === null && name !== undefined
    ? findDomain(call, { name, origin: 'query' })
    : requireDomain(call)
}

/** The hint is about who is signed in, in this very session where it says in which. */
function isAbout(hint: IdTokenHint, session: SsoSession): boolean {
  const isPerson = hint.userId === null ? hint.subject === session.username : hint.userId === session.userId
  return isPerson && (hint.sessionId === null || hint.sessionId === session.id)
}

async function ask(call: Call, domain: RuntimeDomain, session: SsoSession, wish: EndSessionWish) {
  const { client, redirectTo, uiLocales } = wish
  const content = { sessionId: session.id, clientId: client?.clientId ?? null, redirectTo }
  const { ticket, cookies } = giveTicket(call, domain, 'sign-out', content)
  const page = await call.deps.browser.pages.signOut({
    ...pageContext(call, domain, { uiLocales, leadsTo: redirectTo === null ? [] : [redirectTo] }),
    action: stepPath(call.deps.publicUrl, domain, 'end-session'),
    ticket,
    username: session.username,
    client: client && pageClient(client),
  })
  return withCookies(page, cookies)
}

/** What the person answered to our own page. */
async function answered(call: Call, form: Params): Promise<HttpResponse> {
  const { deps } = call
  requireOwnForm(call.request, deps.publicUrl)
  const { domain, content } = await requireTicket(call, 'sign-out', form.get('ticket'))
  if (form.get('decision') !== 'allow') return seeOther(stepPath(deps.publicUrl, domain, 'account'))
  const found = await findSession(call, domain)
  // Somebody else may have signed in since the page was shown.
  if (found?.session.id === content.sessionId) await endSession(call, found.session)
  const { clientId, redirectTo } = content
  if (redirectTo !== null) return withCookies(seeOther(redirectTo), droppedCookies(call, domain))
  const query = clientId === null ? '' : `?${new URLSearchParams({ client_id: clientId })}`
  return withCookies(
    seeOther(`${stepPath(deps.publicUrl, domain, 'end-session')}${query}`),
    droppedCookies(call, domain),
  )
}

async function endSession({ deps, now }: Call, session: SsoSession): Promise<void> {
  await deps.browser.sessions.end(session.id, now, 'SIGNED_OUT')
}

async function signedOut(
  call: Call,
  domain: RuntimeDomain,
  { client, redirectTo, uiLocales }: EndSessionWish,
): Promise<HttpResponse> {
  const cookies = droppedCookies(call, domain)
  if (redirectTo !== null) return withCookies(seeOther(redirectTo), cookies)
  const page = await call.deps.browser.pages.signedOut({
    ...pageContext(call, domain, { uiLocales }),
    client: client && pageClient(client),
  })
  return withCookies(page, cookies)
}

/** Nothing of a browser that was not signed in here: its user token may be that of another domain. */
function droppedCookies({ deps, request }: Call, domain: RuntimeDomain): string[] {
  if (sessionHashOf(request, domain) === null) return []
  return [dropCookie(sessionCookieName(domain), deps.publicUrl), ...dropSsoLink(domain, deps.publicUrl)]
}
