'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { tryDirectory } from '@/lib/users/ldap/try-directory'

/** Asks a directory with settings that need not be saved, and tells how far it came. */
export const tryDirectoryAction = createAction({
  schema: z.record(z.string(), z.unknown()),
  run: (ctx, input) => tryDirectory(ctx, input),
})
