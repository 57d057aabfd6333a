import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { type MasterKey, masterKeyFromText } from '@/lib/base/master-key'

/**
 * The master key's file through a rotation. At every instant one of the files in the folder holds the key that the
 * database is sealed with:
 *  1. `master.key.new` is written (the database belongs to `master.key`)
 *  2. `master.key.<id>.bak`, a copy of the old key, is written
 *  3. the transaction commits (the database belongs to `master.key.new`)
 *  4. `master.key.new` becomes `master.key`, in one rename
 * A crash between 3 and 4 is found by the probe in the database, and the next run takes step 4.
 */
export class MasterKeyFile {
  readonly file: string
  readonly next: string

  constructor(private readonly dataDir: string) {
    this.file = path.join(dataDir, 'master.key')
    this.next = `${this.file}.new`
  }

  backupOf(key: MasterKey): string {
    return `${this.file}.${key.id}.bak`
  }

  /** The key a run before this one has prepared; null when there is none that can be read. */
  prepared(): MasterKey | null {
    if (!existsSync(this.next)) return null
    try {
      return masterKeyFromText(readFileSync(this.next, 'utf8'), this.next)
    } catch {
      // Cut off while it was written: the database cannot belong to it.
      return null
    }
  }

  prepare(current: MasterKey, bytes: Buffer): MasterKey {
    this.#write(this.next, bytes)
    this.#write(this.backupOf(current), current.bytes)
    return masterKeyFromText(bytes.toString('base64'), this.file)
  }

  /** The prepared key becomes the key. */
  adopt(): void {
    renameSync(this.next, this.file)
    this.#syncFolder()
  }

  /** The database stayed with the old key. */
  discard(current: MasterKey): void {
    rmSync(this.next, { force: true })
    rmSync(this.backupOf(current), { force: true })
  }

  #write(file: string, bytes: Buffer): void {
    rmSync(file, { force: true })
    const handle = openSync(file, 'wx', 0o600)
    try {
      writeSync(handle, `${bytes.toString('base64')}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    chmodSync(file, 0o600)
    this.#syncFolder()
  }

  /** A name is on the disk once its folder is. */
  #syncFolder(): void {
    const folder = openSync(this.dataDir, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  }
}
