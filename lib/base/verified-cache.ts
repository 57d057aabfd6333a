import { createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { addSeconds, type Clock } from './clock'
import type { Random } from './random'

/**
 * Remembers for a short time that a secret matched a slow hash, so that not every call pays for argon2id. What is kept
 * is a MAC under a key that lives and dies with the process, over every part given: a changed hash, another address or
 * another secret is simply not found.
 */
export class VerifiedCache {
  readonly #key: Buffer
  readonly #entries: LRUCache<string, Date>

  constructor(
    private readonly clock: Clock,
    random: Random,
    private readonly ttlSeconds: number,
    max = 10_000,
  ) {
    this.#key = random.bytes(32)
    this.#entries = new LRUCache({ max })
  }

  has(...parts: string[]): boolean {
    const mac = this.#mac(parts)
    const until = this.#entries.get(mac)
    if (!until) return false
    if (this.clock.now() < until) return true
    this.#entries.delete(mac)
    return false
  }

  add(...parts: string[]): void {
    this.#entries.set(this.#mac(parts), addSeconds(this.clock.now(), this.ttlSeconds))
  }

  clear(): void {
    this.#entries.clear()
  }

  #mac(parts: string[]): string {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest('base64')
  }
}
