import type { HttpResponse } from '@/lib/base/http-message'
import { browserEndpoint } from '../authorization/browser-endpoint'
import { dropCookie, sessionCookieName } from '../authorization/cookies'
import { currentSession, findSession } from '../authorization/current-session'
import { requireTicket, seeOther, withCookies } from '../authorization/flow'
import { pageContext } from '../authorization/page-context'
import { stepPath } from '../authorization/paths'
import { requireOwnForm } from '../authorization/same-site'
import { formParams, type Params } from '../params'
import type { RuntimeDomain } from '../ports'
import type { AccountPage } from '../ports/pages'
import type { SsoSession } from '../ports/sso-sessions'
import { dropSsoLink } from '../tokens/sso-link'
import type { Call } from './call'

/** What a person does on their own page, to what is theirs. */
type Deed = (call: Call, session: SsoSession, form: Params) => Promise<NonNullable<AccountPage['notice']>>

/** Ends one of the person's sessions; that of somebody else is as one that does not exist. */
export const endSessionOfOwn = deed(async ({ deps, now }, session, form) => {
  const { sessions } = deps.browser
  const other = await sessions.byId(form.get('id') ?? '')
  if (other?.userId === session.userId && other.domainId === session.domainId) {
    await sessions.end(other.id, now, 'BY_USER')
  }
  return 'session-ended'
})

export const endOtherSessions = deed(async ({ deps, now }, session) => {
  await deps.browser.sessions.endAllOf(session.userId, session.domainId, now, 'BY_USER', session.id)
  return 'sessions-ended'
})

/** Takes a consent back, with every token that was issued under it. */
export const withdrawOwnConsent = deed(async ({ deps, now }, session, form) => {
  const { consents } = deps.browser
  const consent = await consents.byId(form.get('id') ?? '')
  if (consent?.userId === session.userId && consent.domainId === session.domainId) {
    await consents.withdraw(session.userId, consent.clientPk, [consent.resourceId], now)
  }
  return 'consent-withdrawn'
})

/** Ends the session of this browser. */
export const signOutEndpoint = browserEndpoint('account', {
  POST: async (call) => {
    const { domain } = await ownPage(call)
    const { deps, now } = call
    // Whosever it is by now: no session outlives the cookie that is taken away.
    const found = await findSession(call, domain)
    if (found) await deps.browser.sessions.end(found.session.id, now, 'SIGNED_OUT')
    const page = await deps.browser.pages.signedOut({ ...pageContext(call, domain), client: null })
    const { publicUrl } = deps
    return withCookies(page, [dropCookie(sessionCookieName(domain), publicUrl), ...dropSsoLink(domain, publicUrl)])
  },
})

function deed(run: Deed) {
  return browserEndpoint('account', {
    async POST(call): Promise<HttpResponse> {
      const { domain, session, form } = await ownPage(call)
      const address = stepPath(call.deps.publicUrl, domain, 'account')
      return seeOther(session ? `${address}?done=${await run(call, session, form)}` : address)
    },
  })
}

/** The session that the page was shown to; null where it is over, or another person's by now. */
async function ownPage(call: Call): Promise<{ domain: RuntimeDomain; session: SsoSession | null; form: Params }> {
  requireOwnForm(call.request, call.deps.publicUrl)
  const form = formParams(call.request)
  const { domain, content } = await requireTicket(call, 'account', form.get('ticket'))
  const session = await currentSession(call, domain)
  return { domain, session: session?.id === content.sessionId ? session : null, form }
}
