/** Lets one holder in at a time, in the order of asking. */
export class Mutex {
  #tail: Promise<void> = Promise.resolve()
  /** turns taken or waited for */
  #asked = 0
  readonly #ended: () => void

  /** @param ended called at the end of each turn */
  constructor(ended: () => void = () => undefined) {
    this.#ended = ended
  }

  /**
   * Waits for its turn and returns the function that ends it.
   * @throws Error when the turn has not come after `timeoutMs`; the place in the queue is then given up
   */
  async acquire(timeoutMs: number): Promise<() => void> {
    const before = this.#tail
    let next: () => void = () => undefined
    this.#tail = new Promise((resolve) => {
      next = resolve
    })
    this.#asked += 1
    let hasEnded = false
    const release = () => {
      if (hasEnded) return
      hasEnded = true
      this.#asked -= 1
      next()
      this.#ended()
    }
    // Nobody is before us: nothing to wait for, and no clock to set.
    if (this.#asked === 1) return release
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), timeoutMs)
    })
    const outcome = await Promise.race([before, late])
    clearTimeout(timer)
    if (outcome === 'late') {
      // The next in line must still wait for the present holder, not for us.
      before.then(release)
      throw new Error(`The database was busy with other writes for ${timeoutMs} ms`)
    }
    return release
  }
}
