import { z } from 'zod'
import { addressSchema } from '@/lib/schemas/user'

export const addressCardSchema = z.object({ address: addressSchema })
