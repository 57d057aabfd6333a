'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { removeClientCertificates } from '@/lib/policy/client-certificates'

/** Takes one certificate away from a client. Asks for the password again. */
export const removeCertificateAction = createAction({
  schema: z.object({ pk: z.string().max(64), x5tS256: z.string().min(1).max(200) }),
  run: (ctx, { pk, x5tS256 }) => removeClientCertificates(ctx, { pk }, x5tS256),
})
