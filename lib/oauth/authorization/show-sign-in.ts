import type { HttpResponse } from '@/lib/base/http-message'
import type { Call } from '../endpoints/call'
import type { RuntimeClient, RuntimeDomain } from '../ports'
import type { SignInPage } from '../ports/pages'
import { type ConsentAnswer, giveTicket, type PendingParams, withCookies } from './flow'
import { pageClient, pageContext } from './page-context'
import { stepPath } from './paths'

/** What the sign-in page is shown for. */
export interface SignInOccasion {
  domain: RuntimeDomain
  /** null where a person comes for their own pages */
  client: RuntimeClient | null
  params: PendingParams
  /** what the person answered on the consent page already */
  answer?: ConsentAnswer | undefined
  username: string
  /** the person is signed in, and proves it again under the same name */
  isFixed: boolean
  problem: SignInPage['problem']
}

export async function showSignIn(call: Call, occasion: SignInOccasion): Promise<HttpResponse> {
  const { domain, client, params, answer, username, isFixed, problem } = occasion
  const { deps } = call
  const { ticket, cookies } = giveTicket(call, domain, 'sign-in', {
    params,
    fixedUsername: isFixed ? username : null,
    ...(answer && { answer }),
  })
  const page = await deps.browser.pages.signIn({
    ...pageContext(call, domain, { uiLocales: params?.ui_locales, leadsTo: leadsTo(params) }),
    action: stepPath(deps.publicUrl, domain, 'sign-in'),
    ticket,
    client: client && pageClient(client),
    username,
    isReauthentication: isFixed,
    problem,
  })
  return withCookies(page, cookies)
}

/** Where a form may end in the end. */
export function leadsTo(params: PendingParams): string[] {
  const redirectUri = params?.redirect_uri
  return redirectUri !== undefined && URL.canParse(redirectUri) ? [redirectUri] : []
}
