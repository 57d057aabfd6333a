/**
 * Work of one kind that comes up in one turn of the event loop, done in a row at the end of that turn. Under load the
 * processor then runs the same code for many requests out of its caches, instead of all the code for each request,
 * which takes half as long again. A single request waits for nothing but the end of the turn.
 */
export class Gathered<T> {
  #items: T[] = []
  readonly #work: (item: T) => void
  readonly #max: number
  readonly #run = () => {
    const items = this.#items
    this.#items = items.length > this.#max ? items.splice(this.#max) : []
    if (this.#items.length > 0) setImmediate(this.#run)
    for (const item of items) this.#work(item)
  }

  /**
   * @param work must not throw: what comes after it in the row would be lost
   * @param max done in one turn; the rest waits for the next, so that other work is not held up
   */
  constructor(work: (item: T) => void, max = Number.POSITIVE_INFINITY) {
    this.#work = work
    this.#max = max
  }

  add(item: T): void {
    if (this.#items.push(item) === 1) setImmediate(this.#run)
  }
}
