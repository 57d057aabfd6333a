import { sign } from 'node:crypto'
import { Gathered } from '@/lib/base/gathered'
import type { Signer, SigningKey } from '@/lib/oauth/ports'

interface Job {
  key: SigningKey
  data: Buffer
  resolve(signature: Buffer): void
  reject(error: unknown): void
}

/** about half a millisecond of elliptic curves */
const CURVES_A_TURN = 16

/**
 * RSA signs on the thread pool: a signature takes a quarter of a millisecond, in which the event loop goes on answering.
 * One on an elliptic curve takes about as long as handing it to a thread and back, so those that come up in a turn of
 * the event loop are made in a row at its end, which is half as long again as fast on one core and frees the pool.
 * @see RFC 7518 §3.3 and §3.4 (ES256 is the two numbers side by side, not DER), RFC 8037 §3.1
 */
export const turnSigner: Signer = {
  sign: (key, input) =>
    new Promise((resolve, reject) => {
      const data = Buffer.from(input)
      if (key.algorithm !== 'RS256') curves.add({ key, data, resolve, reject })
      else sign('sha256', data, key.privateKey, (error, signature) => (error ? reject(error) : resolve(signature)))
    }),
}

const curves = new Gathered<Job>(({ key, data, resolve, reject }) => {
  try {
    resolve(
      key.algorithm === 'ES256'
        ? sign('sha256', data, { key: key.privateKey, dsaEncoding: 'ieee-p1363' })
        : sign(null, data, key.privateKey),
    )
  } catch (error) {
    reject(error)
  }
}, CURVES_A_TURN)
