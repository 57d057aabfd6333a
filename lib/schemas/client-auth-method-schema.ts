import { z } from 'zod'
import { CLIENT_AUTH_METHODS } from './client-auth-method'

export const clientAuthMethodSchema = z.enum(CLIENT_AUTH_METHODS, `must be one of ${CLIENT_AUTH_METHODS.join(', ')}`)
