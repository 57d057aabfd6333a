import type { HttpResponse } from '@/lib/base/http-message'
import type { Call } from '../endpoints/call'
import type { RuntimeDomain } from '../ports'
import type { ChangePasswordPage } from '../ports/pages'
import { giveTicket, type PendingParams, withCookies } from './flow'
import { pageContext } from './page-context'
import { stepPath } from './paths'
import { leadsTo } from './show-sign-in'

/** Why a password is changed now. */
export interface ChangeOccasion {
  domain: RuntimeDomain
  params: PendingParams
  username: string
  /** nothing else is possible before */
  isRequired: boolean
  problem: ChangePasswordPage['problem']
  rule: string | null
}

export async function showChangePassword(call: Call, occasion: ChangeOccasion): Promise<HttpResponse> {
  const { domain, params, username, isRequired, problem, rule } = occasion
  const { deps } = call
  const { ticket, cookies } = giveTicket(call, domain, 'change-password', { params, username, isRequired })
  const page = await deps.browser.pages.changePassword({
    ...pageContext(call, domain, { uiLocales: params?.ui_locales, leadsTo: leadsTo(params) }),
    action: stepPath(deps.publicUrl, domain, 'change-password'),
    ticket,
    username,
    isRequired,
    problem,
    rule,
  })
  return withCookies(page, cookies)
}
