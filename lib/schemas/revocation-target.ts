import { z } from 'zod'
import { REVOKE_TYPES } from './consent'
import { line } from './text'

const id = line(128).min(1)

/** Consents of a person in a domain, all or those of one client, or of one client at one resource server. */
export const consentSelectionSchema = z
  .object({ domainId: id, userId: id, clientPk: id.optional(), resourceId: id.optional() })
  .refine(({ clientPk, resourceId }) => resourceId === undefined || clientPk !== undefined, {
    path: ['clientPk'],
    message: 'must name the client whose consent at this resource server is meant',
  })
export type ConsentSelectionInput = z.output<typeof consentSelectionSchema>

/** Which tokens, and issued before when; without an instant all up to now. */
export const tokenRevocationSchema = z.object({
  type: z.enum(REVOKE_TYPES).default('TOKENS'),
  before: z.date().optional(),
})
export type TokenRevocationInput = z.output<typeof tokenRevocationSchema>

/** What somebody is about to take back. */
export const revocationTargetSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('consent'), id }),
  z.object({ what: z.literal('consents'), selection: consentSelectionSchema }),
  z.object({ what: z.literal('tokens'), selection: consentSelectionSchema, tokens: tokenRevocationSchema }),
  z.object({ what: z.literal('user-tokens'), userId: id }),
  z.object({ what: z.literal('client-tokens'), clientPk: id }),
  z.object({ what: z.literal('session'), id }),
  z.object({ what: z.literal('user-sessions'), userId: id, domainId: id.optional() }),
  z.object({ what: z.literal('domain-sessions'), domainId: id }),
])
export type RevocationTarget = z.output<typeof revocationTargetSchema>
