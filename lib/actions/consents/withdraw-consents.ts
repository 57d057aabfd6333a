'use server'

import { createAction } from '@/lib/actions/create-action'
import { withdrawConsents } from '@/lib/consent/withdraw'
import { consentSelectionSchema } from '@/lib/schemas/revocation-target'

/** Withdraws the consents of a person in a domain, or those to one client. */
export const withdrawConsentsAction = createAction({
  schema: consentSelectionSchema,
  run: (ctx, selection) => withdrawConsents(ctx, selection),
})
