import { z } from 'zod'
import { GRANT_TYPE_NAMES } from './grant-type'

export const grantTypeSchema = z.enum(GRANT_TYPE_NAMES, `must be one of ${GRANT_TYPE_NAMES.join(', ')}`)
