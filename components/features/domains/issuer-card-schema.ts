import { z } from 'zod'
import { ISSUER_MODES } from '@/lib/schemas/custom-attrs'

export const issuerCardSchema = z.object({ issuerMode: z.enum(ISSUER_MODES) })
