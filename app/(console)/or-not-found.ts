import { notFound, redirect } from 'next/navigation'
import { isAppError } from '@/lib/base/app-error'
import { routes } from '@/lib/base/routes'

/**
 * Turns the expected refusals of a read into the page a person should see: what is not there, or not theirs to see,
 * looks the same; a session that ended leads to sign-in. Anything else reaches the error boundary.
 */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') notFound()
    if (isAppError(error) && error.code === 'unauthenticated') redirect(routes.signIn())
    throw error
  }
}
