import { z } from 'zod'
import { resourceSchema } from '@/lib/schemas/resource'

export const audienceCardSchema = z.object({ audienceClaim: resourceSchema.shape.audienceClaim })
