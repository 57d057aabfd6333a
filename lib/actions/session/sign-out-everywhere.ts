'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { forgetSessionCookie } from '@/lib/auth/next-context'
import { signOutEverywhere } from '@/lib/auth/sessions'
import { routes } from '@/lib/base/routes'

/** Ends every session of the caller, this one too, and goes to sign-in. */
export const signOutEverywhereAction = createAction({
  schema: z.object({}).optional(),
  access: 'account',
  run: async (ctx) => {
    await signOutEverywhere(ctx)
    await forgetSessionCookie()
    redirect(routes.signIn())
  },
})
