import { type FileHandle, open } from 'node:fs/promises'

type Log = Pick<FileHandle, 'datasync' | 'close'>

/**
 * Brings the write-ahead log of a database to the disk, off the event loop. What was committed before the call is safe
 * when it answers; all who ask while a sync is under way share the next one, because the present one may have begun
 * before their commit.
 * After a sync that failed nobody is told of safety again: the kernel reports lost pages once only, and what comes after
 * them in the log could not be read back either. A restart reads what the disk has.
 * @see https://www.sqlite.org/wal.html §"Performance considerations": with synchronous=NORMAL a commit does not sync
 */
export class WalSync {
  readonly #open: () => Promise<Log>
  #handle: Promise<Log> | null = null
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null
  #failure: { error: unknown } | null = null

  /** @param file of the log; opened at the first sync, when a commit has made sure that it is there */
  constructor(file: string, openLog: () => Promise<Log> = () => open(file, 'r')) {
    this.#open = openLog
  }

  synced(): Promise<void> {
    this.#next ??= this.#after(this.#running)
    return this.#next
  }

  /** Waits for what is under way and lets go of the file. */
  async close(): Promise<void> {
    await (this.#next ?? this.#running).catch(() => undefined)
    await (await this.#handle)?.close()
  }

  async #after(before: Promise<void>): Promise<void> {
    await before.catch(() => undefined)
    // From here on a commit is too late for this sync.
    this.#running = this.#next ?? Promise.resolve()
    this.#next = null
    if (this.#failure) throw this.#failure.error
    try {
      this.#handle ??= this.#open()
      await (await this.#handle).datasync()
    } catch (error) {
      this.#failure = { error }
      throw error
    }
  }
}
