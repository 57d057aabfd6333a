import { createOwnClientSchema } from '@/lib/schemas/migration/gateway-client'

export interface AddClientForm {
  integrationId: string
  namePart: string
}

const { shape } = createOwnClientSchema

export const addClientSchema = createOwnClientSchema.pick({ namePart: true }).extend({
  integrationId: shape.integrationId.min(1, 'choose the integration that will use it'),
})
