import { z } from 'zod'

const ids = z.array(z.string().max(256, 'must have at most 256 characters'))
export const exchangeCardSchema = z.object({ delegation: ids, impersonation: ids })
