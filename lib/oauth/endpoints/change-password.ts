import type { HttpResponse } from '@/lib/base/http-message'
import { browserEndpoint } from '../authorization/browser-endpoint'
import { currentSession } from '../authorization/current-session'
import { requireTicket, seeOther, type TicketContents } from '../authorization/flow'
import { stepPath } from '../authorization/paths'
import { requireOwnForm } from '../authorization/same-site'
import { type ChangeOccasion, showChangePassword } from '../authorization/show-change-password'
import { sessionBefore, startSession } from '../authorization/start-session'
import { formParams, type Params } from '../params'
import type { RuntimeDomain } from '../ports'
import type { PasswordChangeVerdict } from '../ports/browser'
import type { Call } from './call'
import { requireDomain } from './domain'
import { goOn, signedIn } from './sign-in'

/** A person changes the own password: because it must be, in the middle of a request, or because they want to. */
export const changePasswordEndpoint = browserEndpoint('change-password', { GET: show, POST: change })

async function show(call: Call): Promise<HttpResponse> {
  const domain = await requireDomain(call)
  const session = await currentSession(call, domain)
  if (!session) return seeOther(stepPath(call.deps.publicUrl, domain, 'account'), 302)
  const { username } = session
  return showChangePassword(call, { domain, params: null, username, isRequired: false, problem: null, rule: null })
}

async function change(call: Call): Promise<HttpResponse> {
  const { deps, request } = call
  requireOwnForm(request, deps.publicUrl)
  const form = formParams(request)
  const { domain, content } = await requireTicket(call, 'change-password', form.get('ticket'))
  const again = (problem: ChangeOccasion['problem'], rule: string | null = null) =>
    showChangePassword(call, { domain, ...content, problem, rule })
  if (form.get('new_password') !== form.get('new_password_again')) return again('repeat')
  const verdict = await changed(call, domain, content, form)
  if (verdict === 'throttled') return again('throttled')
  if (verdict.outcome === 'unfit') return again('unfit', verdict.rule)
  if (verdict.outcome === 'refused') return again('wrong')
  if (verdict.outcome === 'unavailable') return again('unavailable')
  const started = await startSession(call, domain, verdict.user)
  if (content.isRequired) return goOn(call, domain, content.params, started)
  return signedIn(seeOther(`${stepPath(deps.publicUrl, domain, 'account')}?done=password-changed`), started)
}

/** Longer than any password a store takes; what is longer is answered without being looked at. */
const PASSWORD_MAX_LENGTH = 1024

/**
 * Guessing the current password here is held up as guessing it anywhere. Whoever else is signed in under the name knew
 * the password of before: their sessions end. @see OWASP ASVS 5.0 7.4.3
 */
async function changed(
  call: Call,
  domain: RuntimeDomain,
  { username }: TicketContents['change-password'],
  form: Params,
): Promise<PasswordChangeVerdict | 'throttled'> {
  const { deps, request, now } = call
  const { address, correlationId } = request
  const passwords = { current: form.get('current_password') ?? '', next: form.get('new_password') ?? '' }
  if (passwords.next.length > PASSWORD_MAX_LENGTH) return { outcome: 'unfit', rule: 'too-long' }
  if (passwords.current.length > PASSWORD_MAX_LENGTH) return { outcome: 'refused' }
  const attempt = { domainId: domain.id, address, username, now }
  if (!(await deps.passwordGuard.enter(attempt))) return 'throttled'
  const keepSessionId = (await sessionBefore(call, domain))?.id ?? null
  const facts = { now, address, correlationId, keepSessionId }
  const verdict = await deps.browser.passwords.change(domain, username, passwords, facts)
  // Only what proves the current password: a new one that does not fit is refused before anybody looks at it.
  if (verdict.outcome === 'changed') await deps.passwordGuard.succeeded(attempt)
  return verdict
}
