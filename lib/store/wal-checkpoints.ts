import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { log } from '@/lib/base/log'

/**
 * Writes after which the log is worth emptying: the more commits a page has seen by then, the less often it is copied.
 * Under code flows that is some 100 MB of log, under less work less.
 */
export const WRITES_A_CHECKPOINT = 400

/** A thread that has not answered by then is lost. */
const LIMIT_MS = 20_000

export interface CheckpointOptions {
  /** of the database */
  file: string
  /** the bundled thread */
  script: string
  /** keeps everybody from writing until what it resolves to is called; rejects when its turn does not come */
  pauseWrites(): Promise<() => void>
  /** called once, when the thread is lost: from then on a commit has to look after the log again */
  lost(): void
  /** milliseconds that the thread has for its answer */
  limitMs?: number
}

/**
 * Moves the pages of the write-ahead log into the database in a thread of its own. On the connection that writes, this
 * would hold up everybody for as long as the disk takes, tens of milliseconds at a time. The little that is left in the
 * end is moved while nobody writes, so that the next write begins the log anew.
 * @see https://www.sqlite.org/wal.html §"Checkpointing"
 */
export class WalCheckpoints {
  readonly #options: CheckpointOptions
  #thread: Worker | null = null
  #writes = 0
  #running: Promise<void> | null = null
  #isOver = false

  constructor(options: CheckpointOptions) {
    this.#options = options
  }

  /** To be called after each write; starts a checkpoint when it is time. */
  wrote(): void {
    this.#writes += 1
    if (this.#writes < WRITES_A_CHECKPOINT || this.#running || this.#isOver) return
    this.#writes = 0
    this.#running = this.#checkpoint().finally(() => {
      this.#running = null
    })
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    this.#isOver = true
    await this.#running
    await this.#thread?.terminate()
  }

  async #checkpoint(): Promise<void> {
    try {
      await this.#moved()
      // Where somebody writes for long, the rest is left to the next checkpoint.
      const goOn = await this.#options.pauseWrites().catch(() => null)
      if (goOn) await this.#moved().finally(goOn)
    } catch (error) {
      log().error({ err: error }, 'the log of the database is emptied by its writers from now on')
      this.#isOver = true
      this.#options.lost()
    }
  }

  /** Waits for the thread to move what the log holds. */
  async #moved(): Promise<void> {
    this.#thread ??= this.#start()
    // Rejects when the thread fails, or could not start.
    const done = once(this.#thread, 'message', { signal: AbortSignal.timeout(this.#options.limitMs ?? LIMIT_MS) })
    this.#thread.postMessage('checkpoint')
    await done
  }

  #start(): Worker {
    const { file, script } = this.#options
    const thread = new Worker(script, { workerData: { file }, env: {}, execArgv: [], argv: [] })
    // The process may end while it waits for work, and must not when the thread does while nobody waits for it: the
    // next checkpoint starts another.
    thread.unref()
    thread.on('error', () => undefined)
    thread.once('exit', () => {
      if (this.#thread === thread) this.#thread = null
    })
    return thread
  }
}
