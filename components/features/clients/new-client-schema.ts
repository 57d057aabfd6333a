import { z } from 'zod'
import { clientSchema } from '@/lib/schemas/client'
import { CLIENT_PKCE_VALUES } from '@/lib/schemas/client-type'

export const newClientSchema = clientSchema
  .pick({
    idDomain: true,
    name: true,
    description: true,
    clientType: true,
    grantTypes: true,
    scopes: true,
    redirectURIs: true,
  })
  .extend({
    // An empty box asks for a generated id.
    id: z.union([z.literal(''), clientSchema.shape.id]),
    defaultScope: z.string(),
    usePKCE: z.union([z.literal(''), z.enum(CLIENT_PKCE_VALUES)]),
  })
