export type SignInOutcome =
  | { ok: true }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'code'; isWrong: boolean }
  | { ok: false; reason: 'throttled'; waitSeconds: number }
  | { ok: false; reason: 'failed'; reference: string | null }

/**
 * Sends name and password, and the code of a second factor once it was asked for, to next-auth's credentials door: first its token against forged forms, then the form. The
 * password travels in a body, never in an address.
 */
export async function signIn(username: string, password: string, code = ''): Promise<SignInOutcome> {
  try {
    const csrf = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as { csrfToken: string }
    const response = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken: csrf.csrfToken, username, password, code, json: 'true' }),
    })
    const { url } = (await response.json()) as { url?: string }
    if (response.ok && url && !/[?&]csrf=true/.test(url)) return { ok: true }
    return refused(url)
  } catch {
    return { ok: false, reason: 'failed', reference: null }
  }
}

function refused(url: string | undefined): SignInOutcome {
  const error = url ? new URL(url, window.location.origin).searchParams.get('error') : null
  const [code, detail = ''] = error?.split(':') ?? []
  if (code === 'second_factor') return { ok: false, reason: 'code', isWrong: detail === 'wrong' }
  if (code === 'unauthenticated') return { ok: false, reason: 'wrong' }
  if (code === 'rate_limited') return { ok: false, reason: 'throttled', waitSeconds: Number(detail) || 60 }
  return { ok: false, reason: 'failed', reference: detail || null }
}
