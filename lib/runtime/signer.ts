import { sign } from 'node:crypto'
import { availableParallelism } from 'node:os'
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
/** about a millisecond of RSA with 2048 bits */
const RSA_A_TURN = 4
/** Whether a thread can sign while the event loop goes on. On one core it would only take turns with it. */
const hasSpareCore = availableParallelism() > 1

/**
 * RSA signs on the thread pool, where there is a second core: a signature takes a quarter of a millisecond, in which the
 * event loop goes on answering. One on an elliptic curve takes about as long as handing it to a thread and back, so those
 * that come up in a turn of the event loop are made in a row at its end, which is half as long again as fast on one core
 * and frees the pool.
 * @see RFC 7518 §3.3 and §3.4 (ES256 is the two numbers side by side, not DER), RFC 8037 §3.1
 */
export function createSigner({ useThreads }: { useThreads: boolean }): Signer {
  return {
    sign: (key, input) =>
      new Promise((resolve, reject) => {
        const data = Buffer.from(input)
        if (key.algorithm !== 'RS256') curves.add({ key, data, resolve, reject })
        else if (useThreads)
          sign('sha256', data, key.privateKey, (error, made) => (error ? reject(error) : resolve(made)))
        else rsa.add({ key, data, resolve, reject })
      }),
  }
}

export const turnSigner = createSigner({ useThreads: hasSpareCore })

const curves = new Gathered<Job>(signHere, CURVES_A_TURN)
const rsa = new Gathered<Job>(signHere, RSA_A_TURN)

function signHere({ key, data, resolve, reject }: Job): void {
  try {
    resolve(signature(key, data))
  } catch (error) {
    reject(error)
  }
}

function signature({ algorithm, privateKey }: SigningKey, data: Buffer): Buffer {
  if (algorithm === 'RS256') return sign('sha256', data, privateKey)
  if (algorithm === 'ES256') return sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return sign(null, data, privateKey)
}
