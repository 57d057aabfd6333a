import { hash } from 'node:crypto'
import type { RuntimeDomain } from '../ports'

/** Tokens kept in mind; one takes about a kilobyte and a half. */
const MAX_TOKENS = 10_000

/**
 * What was read from tokens whose signature held, so that one that is shown again and again is verified once. Found by
 * the SHA-256 of the whole token, and only with the very object of the domain it was read for: any change of the domain
 * or its keys makes another one. Nothing that may change under an unchanged domain belongs in here: not the clock, not
 * the client, not what was revoked.
 */
export class SignedTokens<T> {
  readonly #known = new Map<string, { domain: RuntimeDomain; value: T }>()

  /** @param verify throws when the token is not good; that is not remembered, so a guesser fills no memory */
  read(domain: RuntimeDomain, token: string, verify: () => T): T {
    const id = hash('sha256', token, 'base64')
    const known = this.#known.get(id)
    if (known?.domain === domain) return known.value
    const value = verify()
    if (this.#known.size >= MAX_TOKENS && !known) {
      // The one that came first: what is in use comes back at the price of one verification.
      const [first] = this.#known.keys()
      if (first !== undefined) this.#known.delete(first)
    }
    this.#known.set(id, { domain, value })
    return value
  }
}
