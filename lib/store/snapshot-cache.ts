import { LRUCache } from 'lru-cache'
import type { MaybePromise } from '@/lib/oauth/ports'

/**
 * Things by key, loaded when they are first asked for, the least recently used given up. "There is no such thing" is
 * remembered too, in a space of its own, so that a guesser cannot push out what is in use.
 */
export class SnapshotCache<V extends object> {
  readonly #values: LRUCache<string, V>
  readonly #misses: LRUCache<string, true>
  readonly #loads = new Map<string, Promise<V | null>>()
  readonly #keyById = new Map<string, string>()
  readonly #idOf: (value: V) => string
  #generation = 0

  constructor(options: { max: number; maxMisses: number; idOf: (value: V) => string }) {
    this.#idOf = options.idOf
    this.#values = new LRUCache({ max: options.max, dispose: (value) => this.#keyById.delete(options.idOf(value)) })
    this.#misses = new LRUCache({ max: options.maxMisses })
  }

  /** At once when it is at hand. Callers that ask for the same key at the same time share one load. */
  get(key: string, load: () => Promise<V | null>): MaybePromise<V | null> {
    const value = this.#values.get(key)
    if (value !== undefined) return value
    if (this.#misses.has(key)) return null
    return this.#loads.get(key) ?? this.#load(key, load)
  }

  async #load(key: string, load: () => Promise<V | null>): Promise<V | null> {
    const loading = load()
    this.#loads.set(key, loading)
    try {
      const value = await loading
      // After an invalidation this load is no longer the registered one: what it read may be old, so it is not kept.
      if (this.#loads.get(key) === loading) this.#keep(key, value)
      return value
    } finally {
      if (this.#loads.get(key) === loading) this.#loads.delete(key)
    }
  }

  /** Changes whenever anything is forgotten: what was read before then may be old. */
  get generation(): number {
    return this.#generation
  }

  /** Takes in a value nobody asked for yet, unless something was forgotten since `generation`. */
  offer(key: string, value: V, generation: number): void {
    if (generation === this.#generation && !this.#values.has(key)) this.#keep(key, value)
  }

  #keep(key: string, value: V | null): void {
    if (value === null) {
      this.#misses.set(key, true)
    } else {
      this.#values.set(key, value)
      this.#keyById.set(this.#idOf(value), key)
    }
  }

  /** Forgets one thing by its id, everything that was not there, and every load under way. */
  forget(id: string): void {
    const key = this.#keyById.get(id)
    if (key !== undefined) this.#values.delete(key)
    this.forgetMisses()
  }

  forgetMisses(): void {
    this.#generation++
    this.#misses.clear()
    this.#loads.clear()
  }

  clear(): void {
    this.#values.clear()
    this.forgetMisses()
  }
}
