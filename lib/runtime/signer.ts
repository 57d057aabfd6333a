import { sign } from 'node:crypto'
import type { Signer } from '@/lib/oauth/ports'

/**
 * Signs on the thread pool, so that the event loop goes on answering meanwhile.
 * @see RFC 7518 §3.3 and §3.4 (ES256 is the two numbers side by side, not DER), RFC 8037 §3.1
 */
export const threadPoolSigner: Signer = {
  sign: (key, input) =>
    new Promise((resolve, reject) => {
      const data = Buffer.from(input)
      const done = (error: Error | null, signature: Buffer) => (error ? reject(error) : resolve(signature))
      if (key.algorithm === 'RS256') sign('sha256', data, key.privateKey, done)
      else if (key.algorithm === 'ES256') sign('sha256', data, { key: key.privateKey, dsaEncoding: 'ieee-p1363' }, done)
      else sign(null, data, key.privateKey, done)
    }),
}
