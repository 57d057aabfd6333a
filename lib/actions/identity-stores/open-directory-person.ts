'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { rememberDirectoryPerson } from '@/lib/users/directory-people'

/** Remembers a person of a directory, so that there is a page about them. */
export const openDirectoryPersonAction = createAction({
  schema: z.object({ storeId: z.string().max(64), username: z.string().max(256) }),
  run: (ctx, { storeId, username }) => rememberDirectoryPerson(ctx, storeId, username),
})
