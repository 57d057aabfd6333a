'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { addClientCertificate } from '@/lib/policy/client-certificates'

/** Registers a certificate with a client. Asks for the password again. */
export const addCertificateAction = createAction({
  schema: z.object({ pk: z.string().max(64), certificateValue: z.unknown() }),
  run: (ctx, { pk, certificateValue }) => addClientCertificate(ctx, { pk }, { certificateValue }),
})
