import 'server-only'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth, { type AuthOptions, type User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { isAppError } from '@/lib/base/app-error'
import { log } from '@/lib/base/log'
import { routes } from '@/lib/base/routes'
import { ANONYMOUS } from './actor'
import { requestFacts, requestUserAgent } from './next-context'
import { safeNext } from './safe-next'
import { isCodeNeeded } from './second-factor'
import { cookieSecret, isSecure, readSessionCookie, sessionCookieName, sessionCookieOptions } from './session-cookie'
import { signIn } from './sign-in'
import { contextFor, type SystemDeps, systemDeps } from './system'

interface SignedIn extends User {
  sessionToken: string
}

/**
 * next-auth carries one thing for us: the token of a session that our own store knows, in an encrypted cookie. Whether
 * that session counts is asked of the store on every request.
 */
export function authOptions(deps: SystemDeps): AuthOptions {
  const prefix = isSecure(deps.publicUrl) ? '__Host-' : ''
  const cookie = { options: sessionCookieOptions(deps.publicUrl) }
  return {
    secret: cookieSecret(deps),
    useSecureCookies: isSecure(deps.publicUrl),
    session: { strategy: 'jwt', maxAge: deps.sessionAbsoluteSeconds },
    pages: { signIn: routes.signIn(), signOut: routes.signIn(), error: routes.signIn() },
    cookies: {
      sessionToken: { name: sessionCookieName(deps.publicUrl), ...cookie },
      csrfToken: { name: `${prefix}gatehouse-csrf`, ...cookie },
      callbackUrl: { name: `${prefix}gatehouse-callback`, ...cookie },
    },
    providers: [
      CredentialsProvider({
        credentials: { username: { type: 'text' }, password: { type: 'password' }, code: { type: 'text' } },
        authorize: (given) => authorizeCredentials(deps, given),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: (user as SignedIn).sessionToken } : token),
      // The browser learns nothing from next-auth; who is signed in is asked of the store.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => `${deps.publicUrl}${safeNext(url.replace(deps.publicUrl, ''))}`,
    },
    logger: {
      // Only the code: the metadata may hold what was typed.
      error: (code) => log().error({ code }, 'next-auth failed'),
      warn: (code) => log().debug({ code }, 'next-auth warns'),
      debug: () => undefined,
    },
  }
}

async function authorizeCredentials(
  deps: SystemDeps,
  given: Record<'username' | 'password' | 'code', string> | undefined,
): Promise<SignedIn> {
  const jar = await cookies()
  const facts = await requestFacts()
  try {
    const signedIn = await signIn(contextFor(ANONYMOUS, facts, deps), given, {
      sessionAbsoluteSeconds: deps.sessionAbsoluteSeconds,
      userAgent: await requestUserAgent(),
      previousToken: await readSessionCookie(deps, jar.get(sessionCookieName(deps.publicUrl))?.value),
    })
    return { id: signedIn.account.id, sessionToken: signedIn.sessionToken }
  } catch (error) {
    throw new Error(refusalCode(error, facts.correlationId))
  }
}

/** next-auth hands the message of an error to the browser: a code, never a text of ours. */
function refusalCode(error: unknown, correlationId: string): string {
  if (isAppError(error)) {
    if (error.code === 'rate_limited') return `rate_limited:${(error.data as { waitSeconds: number }).waitSeconds}`
    if (isCodeNeeded(error)) return `second_factor:${error.data.secondFactor}`
    if (error.code === 'unauthenticated' || error.code === 'validation_failed') return 'unauthenticated'
  }
  log().error({ err: error, correlationId }, 'a sign-in failed')
  return `internal:${correlationId}`
}

/** What of next-auth is reachable: the token against forged forms, and the sign-in itself. */
const REACHABLE = new Set(['GET csrf', 'POST callback/credentials'])

/** All that a sign-in says. Anything else a caller adds, next-auth never sees. */
const SIGN_IN_FIELDS = ['csrfToken', 'username', 'password', 'code', 'json'] as const

export async function handleNextAuth(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params
  if (!REACHABLE.has(`${request.method} ${nextauth.join('/')}`)) return new Response(null, { status: 404 })
  const plain = request.method === 'POST' ? await signInRequest(request) : request
  if (!plain)
    return Response.json({ message: 'A form with csrfToken, username and password is needed' }, { status: 400 })
  return NextAuth(plain as never, context as never, authOptions(systemDeps())) as Promise<Response>
}

/** The same request with nothing but the fields of a sign-in; null when its body is no form. */
async function signInRequest(request: Request): Promise<NextRequest | null> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return null
  const given = new URLSearchParams(await request.text())
  const fields = SIGN_IN_FIELDS.map((name) => [name, given.get(name) ?? ''])
  const { origin, pathname } = new URL(request.url)
  return new NextRequest(`${origin}${pathname}`, {
    method: 'POST',
    headers: request.headers,
    body: new URLSearchParams(fields),
  })
}
