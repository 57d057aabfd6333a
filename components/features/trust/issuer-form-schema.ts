import { createTrustedIssuerSchema, trustedIssuerSchema, updateTrustedIssuerSchema } from '@/lib/schemas/trusted-issuer'

const shared = { clientIds: trustedIssuerSchema.shape.clientIds.unwrap() }

export const newIssuerSchema = createTrustedIssuerSchema.extend(shared)
export const editIssuerSchema = updateTrustedIssuerSchema.extend({
  ...shared,
  keys: updateTrustedIssuerSchema.shape.addKeys,
})
