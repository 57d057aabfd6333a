import { z } from 'zod'
import { ISSUER_MODES } from '@/lib/schemas/custom-attrs'
import { domainSchema } from '@/lib/schemas/domain'
import { lenientInteger } from '@/lib/schemas/lenient'

const seconds = lenientInteger(0, 315_360_000)
export const newDomainFormSchema = domainSchema
  .pick({
    name: true,
    description: true,
    identityProvider: true,
    oldSecretRetentionTimeInDays: true,
    keyPairRolloverDurationInHours: true,
    enableMultipleResourceServer: true,
  })
  .extend({
    issuerMode: z.enum(ISSUER_MODES),
    usePKCE: z.string(),
    pkceS256Only: z.boolean(),
    keepConsents: z.boolean(),
    refreshTokensWorkOnce: z.boolean(),
    passwordGrantEnabled: z.boolean(),
    accessTokenSeconds: seconds,
    codeSeconds: seconds,
  })
