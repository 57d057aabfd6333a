import { readFile, stat } from 'node:fs/promises'
import { AppError } from '@/lib/base/app-error'
import { openWithPassphrase } from '@/lib/keys/passphrase-file'

/** Five hundred clients take a tenth of this. */
const MAX_BYTES = 10_000_000

/** What a sealed file holds, as JSON for people and programs. Asks no server and no database. */
export async function openSealedFile(file: string, passphrase: string): Promise<string> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new AppError('not_found', `There is no file ${file}`)
  if (found.size > MAX_BYTES) throw new AppError('too_large', `${file} is too large to be a sealed file of this server`)
  const content = await openWithPassphrase(await readFile(file, 'utf8'), passphrase)
  if (content === null) {
    throw new AppError('validation_failed', 'The passphrase is not the one of this file, or the file was changed')
  }
  return JSON.stringify(content, null, 2)
}
