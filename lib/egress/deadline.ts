/** An instant until which something may take, on the monotonic clock. */
export class Deadline {
  readonly #endsAtMs: number
  constructor(milliseconds: number) {
    this.#endsAtMs = performance.now() + milliseconds
  }

  /** Milliseconds left; never negative. */
  leftMs(): number {
    return Math.max(0, this.#endsAtMs - performance.now())
  }

  /** The sooner of this one and `milliseconds` from now. */
  atMost(milliseconds: number): Deadline {
    return new Deadline(Math.min(milliseconds, this.leftMs()))
  }

  /** Waits for `work`; when the time is over, gives it up and throws what `late` makes. Its later end is ignored. */
  async wait<T>(work: Promise<T>, late: () => Error): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(late()), this.leftMs())
    })
    work.catch(() => {})
    try {
      return await Promise.race([work, over])
    } finally {
      clearTimeout(timer)
    }
  }
}
