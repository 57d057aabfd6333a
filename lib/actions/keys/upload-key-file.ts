'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { uploadKeyFile } from '@/lib/keys/upload-key-pairs'

/** Takes the pair of a key file. Asks for the password again. The fields are the service's to judge. */
export const uploadKeyFileAction = createAction({
  schema: z.record(z.string(), z.unknown()),
  run: (ctx, input) => uploadKeyFile(ctx, input),
})
