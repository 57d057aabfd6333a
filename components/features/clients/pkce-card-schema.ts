import { z } from 'zod'
import { CLIENT_PKCE_VALUES } from '@/lib/schemas/client-type'

export const pkceCardSchema = z.object({ usePKCE: z.union([z.literal(''), z.enum(CLIENT_PKCE_VALUES)]) })
