'use server'

import { redirect } from 'next/navigation'
import { forgetSessionCookie, requestContext } from '@/lib/auth/next-context'
import { signOut } from '@/lib/auth/sessions'
import { routes } from '@/lib/base/routes'

/** Ends this session and goes to sign-in. Takes no argument, so that a plain form can post to it. */
export async function signOutAction(): Promise<void> {
  await signOut(await requestContext())
  await forgetSessionCookie()
  redirect(routes.signIn())
}
