import { z } from 'zod'

export const revocationCardSchema = z.object({ revokeTwoLeggedTokens: z.boolean() })
