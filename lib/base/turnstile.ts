/** More callers wait than the server is willing to keep. */
export class Overloaded extends Error {
  override name = 'Overloaded'
}

/** Lets a few through at a time and turns the rest away once too many wait. */
export class Turnstile {
  #inside = 0
  readonly #waiting: (() => void)[] = []

  constructor(
    private readonly width: number,
    private readonly waitingMax: number,
  ) {}

  /** @throws Overloaded */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.width) {
      if (this.#waiting.length >= this.waitingMax) throw new Overloaded('too many slow verifications at once')
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else {
      this.#inside++
    }
    return this.#inPlace(work)
  }

  /** Goes through only where there is a free place now, and holds nobody up who waits. @returns null where there is none */
  async runIfFree<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#inside >= this.width) return null
    this.#inside++
    return this.#inPlace(work)
  }

  async #inPlace<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } finally {
      // The place goes straight to the next in line, so nobody can slip in between.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#inside--
    }
  }
}
