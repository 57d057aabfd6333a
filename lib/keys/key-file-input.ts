import { parseOrThrow } from '@/lib/base/validate'
import { keyFileSchema, keyPairUploadsSchema } from '@/lib/schemas/upload-key-pair'
import type { KeyFile } from './files/key-file'

/** A key file and the alias it is to have. */
export interface NamedKeyFile {
  alias: string
  file: KeyFile
}

/** The array of the administration REST surface. @throws AppError validation_failed; two of one alias as well */
export function namedFilesFromJson(input: unknown): NamedKeyFile[] {
  return parseOrThrow(keyPairUploadsSchema, input).map(({ aliasName, publicKey, privateKey, password }) => ({
    alias: aliasName,
    file: {
      form: 'der',
      certificate: Buffer.from(publicKey, 'base64'),
      privateKey: Buffer.from(privateKey, 'base64'),
      password: password ?? null,
    },
  }))
}

/** What a person pasted or chose in the console. */
export function namedFileFromForm(input: unknown): NamedKeyFile {
  const given = parseOrThrow(keyFileSchema, input)
  if (given.form === 'pem') {
    return { alias: given.aliasName, file: { form: 'pem', text: given.text, password: given.password || null } }
  }
  const bytes = Buffer.from(given.file, 'base64')
  return { alias: given.aliasName, file: { form: 'pkcs12', bytes, password: given.password } }
}
