'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { revokeConsentTokens } from '@/lib/consent/revoke-tokens'
import { consentSelectionSchema, tokenRevocationSchema } from '@/lib/schemas/revocation-target'

/** Refuses tokens issued under consents, which stay given. */
export const revokeConsentTokensAction = createAction({
  schema: z.object({ selection: consentSelectionSchema, tokens: tokenRevocationSchema }),
  run: (ctx, { selection, tokens }) => revokeConsentTokens(ctx, selection, tokens),
})
