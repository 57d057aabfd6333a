import { z } from 'zod'
import { clientAuthMethodSchema } from '@/lib/schemas/client-auth-method-schema'
import { domainSchema } from '@/lib/schemas/domain'

export const clientAuthCardSchema = z.object({
  tokenEndpointAuthMethodsSupported: z.array(clientAuthMethodSchema),
  issueTLSClientCertificateBoundAccessTokens: z.enum(['', 'true', 'false']),
  tlsClientAuthSubjectDN: domainSchema.shape.tlsClientAuthSubjectDN,
})
