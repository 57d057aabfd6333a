import type { DraftPlan } from './exchange-draft'

const JWT = 'urn:ietf:params:oauth:token-type:jwt'

export interface ExchangeRefusal {
  status: number
  error: string
  description: string
  correlationId: string | null
}
export type ExchangeOutcome = { ok: true; accessToken: string } | ({ ok: false } & ExchangeRefusal)

/** Asks the real endpoint as any client would. Cookies stay out of it, so the console session counts for nothing. */
export async function requestExchange(plan: DraftPlan, domainName: string, secret: string): Promise<ExchangeOutcome> {
  const response = await fetch(`/oauth2/domains/${encodeURIComponent(domainName)}/exchange`, {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    headers: { authorization: `Basic ${btoa(`${formEncode(plan.clientId)}:${formEncode(secret)}`)}` },
    body: exchangeForm(plan),
  })
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (response.ok && typeof answer.access_token === 'string') return { ok: true, accessToken: answer.access_token }
  return {
    ok: false,
    status: response.status,
    error: String(answer.error ?? 'unreadable answer'),
    description: String(answer.error_description ?? ''),
    correlationId: response.headers.get('x-correlation-id'),
  }
}

/** @see RFC 8693 §2.1 */
export function exchangeForm({ subject, actor, scopes, resources, audiences }: DraftPlan): URLSearchParams {
  const form = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: subject.token.trim(),
    subject_token_type: JWT,
  })
  if (actor.kind === 'token') {
    form.set('actor_token', actor.token.trim())
    form.set('actor_token_type', JWT)
  }
  if (scopes.length > 0) form.set('scope', scopes.join(' '))
  for (const resource of resources) form.append('resource', resource)
  for (const audience of audiences) form.append('audience', audience)
  return form
}

/** @see RFC 6749 §2.3.1 */
function formEncode(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1)
}
