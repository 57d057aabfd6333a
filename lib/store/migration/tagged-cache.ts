import { LRUCache } from 'lru-cache'
import type { MaybePromise } from '@/lib/oauth/ports'

/**
 * Things by key, loaded when they are first asked for, the least recently used given up. Each is tagged with the ids of
 * the rows it was made from, and forgotten by any of them. "There is no such thing" is remembered too, in a space of its
 * own, so that a guesser cannot push out what is in use.
 */
export class TaggedCache<V extends object> {
  readonly #values: LRUCache<string, V>
  readonly #misses: LRUCache<string, true>
  readonly #loads = new Map<string, Promise<V | null>>()
  readonly #keysByTag = new Map<string, Set<string>>()
  readonly #tagsOf: (value: V) => Iterable<string>

  constructor(options: { max: number; maxMisses: number; tagsOf: (value: V) => Iterable<string> }) {
    this.#tagsOf = options.tagsOf
    this.#values = new LRUCache({ max: options.max, dispose: (value, key) => this.#untag(key, value) })
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
      // After something was forgotten this load is no longer the registered one: what it read may be old.
      if (this.#loads.get(key) === loading) this.#keep(key, value)
      return value
    } finally {
      if (this.#loads.get(key) === loading) this.#loads.delete(key)
    }
  }

  #keep(key: string, value: V | null): void {
    if (value === null) {
      this.#misses.set(key, true)
      return
    }
    this.#values.set(key, value)
    for (const tag of this.#tagsOf(value)) {
      const keys = this.#keysByTag.get(tag)
      if (keys) keys.add(key)
      else this.#keysByTag.set(tag, new Set([key]))
    }
  }

  #untag(key: string, value: V): void {
    for (const tag of this.#tagsOf(value)) {
      const keys = this.#keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysByTag.delete(tag)
    }
  }

  /** Forgets what was made from one row, everything that was not there, and every load under way. */
  forget(tag: string): void {
    for (const key of [...(this.#keysByTag.get(tag) ?? [])]) this.#values.delete(key)
    this.forgetMisses()
  }

  /** What is at hand and was made from the row. */
  madeFrom(tag: string): V[] {
    const keys = [...(this.#keysByTag.get(tag) ?? [])]
    return keys.flatMap((key) => this.#values.peek(key) ?? [])
  }

  forgetMisses(): void {
    this.#misses.clear()
    this.#loads.clear()
  }

  clear(): void {
    this.#values.clear()
    this.#keysByTag.clear()
    this.forgetMisses()
  }
}
