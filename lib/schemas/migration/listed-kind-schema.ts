import { z } from 'zod'
import { LISTED_KINDS } from './inventory-kinds'

export const listedKindSchema = z.enum(LISTED_KINDS)
