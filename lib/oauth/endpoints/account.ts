import type { HttpResponse } from '@/lib/base/http-message'
import { browserEndpoint } from '../authorization/browser-endpoint'
import { currentSession } from '../authorization/current-session'
import { giveTicket, withCookies } from '../authorization/flow'
import { pageContext } from '../authorization/page-context'
import { stepPath } from '../authorization/paths'
import { showSignIn } from '../authorization/show-sign-in'
import { queryParams } from '../params'
import type { RuntimeDomain, RuntimeResource } from '../ports'
import { type ConsentDetail, OPENID_RESOURCE } from '../ports/consents'
import type { AccountPage } from '../ports/pages'
import type { SsoSession } from '../ports/sso-sessions'
import type { Call } from './call'
import { requireDomain } from './domain'

/** A person's own page in a domain: where they are signed in, and what they allowed to whom. */
export const accountEndpoint = browserEndpoint('account', { GET: showAccount })

/** Nobody reads more, and a page stays a page. */
const LIST_LIMIT = 200
const NOTICES = ['session-ended', 'sessions-ended', 'consent-withdrawn', 'password-changed'] as const

async function showAccount(call: Call): Promise<HttpResponse> {
  const domain = await requireDomain(call)
  const session = await currentSession(call, domain)
  if (!session) {
    return showSignIn(call, { domain, client: null, params: null, username: '', isFixed: false, problem: null })
  }
  const { ticket, cookies } = giveTicket(call, domain, 'account', { sessionId: session.id })
  const page = await call.deps.browser.pages.account(await accountPage(call, domain, session, ticket))
  call.deps.browser.sessions.seen(session, call.now)
  return withCookies(page, cookies)
}

async function accountPage(
  call: Call,
  domain: RuntimeDomain,
  session: SsoSession,
  ticket: string,
): Promise<AccountPage> {
  const { deps, now } = call
  const { sessions, consents } = deps.browser
  const said = queryParams(call.request).get('done')
  const [theirSessions, theirConsents] = await Promise.all([
    sessions.listOf(session.userId, domain.id, now, LIST_LIMIT + 1),
    consents.listOf(session.userId, domain.id, LIST_LIMIT + 1),
  ])
  const at = (step: Parameters<typeof stepPath>[2]) => stepPath(deps.publicUrl, domain, step)
  return {
    ...pageContext(call, domain),
    username: session.username,
    notice: NOTICES.find((known) => known === said) ?? null,
    ticket,
    actions: {
      endSession: at('account/end-session'),
      endOthers: at('account/end-others'),
      withdraw: at('account/withdraw'),
      changePassword: at('change-password'),
      signOut: at('account/sign-out'),
    },
    sessions: theirSessions.slice(0, LIST_LIMIT).map((each) => ({
      id: each.id,
      isCurrent: each.id === session.id,
      createdAt: each.createdAt,
      lastSeenAt: each.lastSeenAt,
      expiresAt: each.expiresAt,
      address: each.address,
      userAgent: each.userAgent,
      clients: each.clients,
    })),
    consents: await Promise.all(theirConsents.slice(0, LIST_LIMIT).map((each) => consentLine(call, domain, each))),
    isCut: theirSessions.length > LIST_LIMIT || theirConsents.length > LIST_LIMIT,
  }
}

async function consentLine(
  { deps }: Call,
  domain: RuntimeDomain,
  { id, clientName, clientId, resourceId, resourceName, scopes, givenAt, expiresAt }: ConsentDetail,
): Promise<AccountPage['consents'][number]> {
  const isOpenId = resourceId === OPENID_RESOURCE
  const resource = isOpenId ? null : await deps.config.resourceByName(domain.id, resourceName)
  return {
    id,
    clientName,
    clientId,
    resourceName: isOpenId ? null : resourceName,
    scopes: scopes.map((scope) => ({ scope, description: descriptionOf(resource, scope) })),
    givenAt,
    expiresAt,
  }
}

function descriptionOf(resource: RuntimeResource | null, scope: string): string | null {
  return resource?.scopeDescriptions.get(scope.slice(resource.name.length + 1)) || null
}
