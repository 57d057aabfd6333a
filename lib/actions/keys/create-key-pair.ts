'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { createKeyPair } from '@/lib/keys/write-key-pairs'

/** Makes a key pair. Asks for the password again. The fields are the service's to judge. */
export const createKeyPairAction = createAction({
  schema: z.record(z.string(), z.unknown()),
  run: (ctx, input) => createKeyPair(ctx, input),
})
