import { z } from 'zod'
import { ROLES } from './role'

export const roleSchema = z.enum(ROLES, `must be one of ${ROLES.join(', ')}`)
