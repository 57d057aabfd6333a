import { z } from 'zod'
import { line } from './text'

export const aliasNameSchema = line(255)
  .trim()
  .min(1, 'is required')
  .meta({ description: 'Unique name of the pair', example: 'signing-2027' })

/** Base64 with or without line breaks; a file beyond what is read is refused where it is read. */
const base64 = z
  .string('must be base64')
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(
    z
      .string()
      .min(1, 'must not be empty')
      .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'must be base64')
      .refine((text) => text.length % 4 === 0, 'must be base64'),
  )

const passwordSchema = z.string('must be text').max(1024, 'must have at most 1024 characters')

/** One element of the array that the administration REST surface takes. */
export const keyPairUploadSchema = z.object({
  aliasName: aliasNameSchema,
  publicKey: base64.meta({ description: 'X.509 certificate, DER in base64' }),
  privateKey: base64.meta({ description: 'PKCS#8 private key, DER in base64; encrypted ones need a password' }),
  password: passwordSchema.nullish().meta({ description: 'Password of an encrypted private key' }),
})
export type KeyPairUpload = z.input<typeof keyPairUploadSchema>

/** As many as one call may create. */
export const MAX_PAIRS_A_CALL = 20
export const keyPairUploadsSchema = z
  .array(keyPairUploadSchema, 'must be an array of key pairs')
  .min(1, 'must hold at least one key pair')
  .max(MAX_PAIRS_A_CALL, `must hold at most ${MAX_PAIRS_A_CALL} key pairs`)

/** What the console sends: text that was pasted or the bytes of a file. */
export const keyFileSchema = z.discriminatedUnion('form', [
  z.object({
    form: z.literal('pem'),
    aliasName: aliasNameSchema,
    text: z.string('must be text').min(1, 'is required'),
    password: passwordSchema.optional(),
  }),
  z.object({
    form: z.literal('pkcs12'),
    aliasName: aliasNameSchema,
    file: base64,
    password: passwordSchema.default(''),
  }),
])
export type KeyFileUpload = z.input<typeof keyFileSchema>
