import { hkdfSync } from 'node:crypto'
import { decode } from 'next-auth/jwt'
import { singleton } from '@/lib/base/singletons'
import type { SystemDeps } from './system'

type Deps = Pick<SystemDeps, 'masterKey' | 'publicUrl'>

export function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}

/** Over https the `__Host-` prefix makes the browser refuse the cookie from a neighbour host or without `secure`. */
export function sessionCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-gatehouse-session' : 'gatehouse-session'
}

export function sessionCookieOptions(publicUrl: string) {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure(publicUrl) }
}

/** What next-auth encrypts its cookie with: derived from the master key, so there is no second secret to keep. */
export function cookieSecret(deps: Deps): string {
  return singleton(`next-auth-secret:${deps.masterKey.id}`, () =>
    Buffer.from(hkdfSync('sha256', deps.masterKey.bytes, Buffer.alloc(0), 'gatehouse console cookie v1', 32)).toString(
      'base64url',
    ),
  )
}

/** The session token inside next-auth's encrypted cookie; undefined when it is absent, forged or too old. */
export async function readSessionCookie(deps: Deps, value: string | undefined): Promise<string | undefined> {
  if (!value) return undefined
  try {
    const payload = await decode({ token: value, secret: cookieSecret(deps) })
    return typeof payload?.sid === 'string' ? payload.sid : undefined
  } catch {
    return undefined
  }
}
