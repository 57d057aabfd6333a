import { z } from 'zod'
import { clientSchema } from '@/lib/schemas/client'
import { CLIENT_AUTH_METHODS } from '@/lib/schemas/client-auth-method'

export const authenticationCardSchema = z.object({
  tokenEndpointAuthMethod: z.union([z.literal(''), z.enum(CLIENT_AUTH_METHODS)]),
  issueTLSClientCertificateBoundAccessTokens: z.enum(['', 'true', 'false']),
  tlsClientAuthSubjectDN: clientSchema.shape.tlsClientAuthSubjectDN,
})
