import type { AppError } from '@/lib/base/app-error'
import { type Operation, oneLine } from '@/lib/http/oam-text'

/**
 * The sentences of key pairs that come with status 400, where every other entity has 422; null for all else.
 * @see spec admin-api §5
 */
export function keyPairText(operation: Operation, alias: string, { code }: AppError): string | null {
  const name = oneLine(alias)
  if (operation === 'retrieve' && code === 'not_found') {
    return `Retrieval failed for ${name}. Exception encountered during KeyPair fetch ${name} Exception: ${name} not found`
  }
  if (operation === 'delete' && code === 'not_found') return `Delete failed for KeyPair ${name}. ${name} not found`
  if (operation === 'delete' && code === 'in_use') return `Delete failed for KeyPair ${name}. ${name} is in use`
  return null
}
