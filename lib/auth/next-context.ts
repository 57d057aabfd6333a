import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { ADDRESS_HEADER, CORRELATION_HEADER, PATH_HEADER } from '@/lib/base/request-headers'
import { routes } from '@/lib/base/routes'
import type { Actor } from './actor'
import type { ServiceContext } from './context'
import { safeNext } from './safe-next'
import { actorFromSession } from './session'
import { readSessionCookie, sessionCookieName, sessionCookieOptions } from './session-cookie'
import { contextFor, systemDeps } from './system'

/** Who sent this request. React's cache lets layout, page and components of one request ask the store once. */
export const currentActor = cache(async (): Promise<Actor> => {
  const deps = systemDeps()
  const jar = await cookies()
  const token = await readSessionCookie(deps, jar.get(sessionCookieName(deps.publicUrl))?.value)
  return actorFromSession(deps, token)
})

/** What a page, a server action or a read handler hands to a service. */
export async function requestContext(): Promise<ServiceContext> {
  return contextFor(await currentActor(), await requestFacts())
}

/** What the listener knows about the request, whoever sent it. */
export async function requestFacts(): Promise<{ correlationId: string; address: string | null }> {
  const received = await headers()
  return {
    correlationId: received.get(CORRELATION_HEADER) ?? systemDeps().random.uuid(),
    address: received.get(ADDRESS_HEADER),
  }
}

export async function requestUserAgent(): Promise<string | null> {
  return (await headers()).get('user-agent')
}

/** Takes the session cookie from the browser; only a server action or a route handler can. */
export async function forgetSessionCookie(): Promise<void> {
  const { publicUrl } = systemDeps()
  const jar = await cookies()
  jar.set(sessionCookieName(publicUrl), '', { ...sessionCookieOptions(publicUrl), maxAge: 0 })
}

/** For pages: the actor, or off to sign-in and back here afterwards. */
export async function requireSignedIn(): Promise<Actor> {
  const actor = await currentActor()
  if (actor.role !== null) return actor
  const next = safeNext((await headers()).get(PATH_HEADER))
  redirect(routes.signIn(next === '/' ? undefined : next))
}
