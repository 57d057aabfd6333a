import path from 'node:path'
import { Worker as Thread } from 'node:worker_threads'
import { AppError, fieldError } from '@/lib/base/app-error'
import { singleton } from '@/lib/base/singletons'
import { type KeyFile, MAX_KEY_FILE_BYTES, type ReadPair } from './key-file'
import type { WorkerAnswer } from './worker'

/**
 * Wall time after which a file counts as a bomb. An honest one takes a few hundredths of a second; the rest is for a
 * machine that is busy with something else.
 */
export const MAX_READING_MS = 20_000
/** for a thread to start at all */
const MAX_STARTING_MS = 30_000
const MAX_HEAP_MB = 64
/** files read at a time in this process, and those that may wait for it */
const WIDTH = 2
const MAX_WAITING = 16

export interface ReadingOptions {
  /** the bundled worker */
  script?: string
  maxReadingMs?: number
}

/** Where the build puts the worker, next to the server; a test names its own. */
export const WORKER_SCRIPT = 'key-file-worker-script'
const workerScript = () =>
  singleton(WORKER_SCRIPT, () => path.join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'key-file-worker.mjs'))

/** How many are being read, over both bundles of the process. */
const places = () => singleton('key-file-places', () => ({ inside: 0, waiting: [] as (() => void)[] }))

/**
 * Reads one key pair in a thread of its own: the request path parses nothing, and a file made to take for ever or to
 * fill the memory ends with its thread.
 * @throws AppError validation_failed with the field that is wrong, too_large, unavailable when too many are read at once
 */
export async function readInWorker(file: KeyFile, options: ReadingOptions = {}): Promise<ReadPair> {
  if (sizeOf(file) > MAX_KEY_FILE_BYTES) {
    throw new AppError('too_large', `A key file may have at most ${MAX_KEY_FILE_BYTES / 1024} KiB`, {
      fieldErrors: { file: [`may have at most ${MAX_KEY_FILE_BYTES / 1024} KiB`] },
    })
  }
  const leave = await enter()
  try {
    const answer = await ask(file, options)
    if (!answer.ok) throw fieldError(answer.field, answer.message)
    return answer.pair
  } finally {
    leave()
  }
}

function sizeOf(file: KeyFile): number {
  if (file.form === 'pem') return file.text.length
  if (file.form === 'pkcs12') return file.bytes.length
  return file.certificate.length + file.privateKey.length
}

async function enter(): Promise<() => void> {
  const { inside, waiting } = places()
  if (inside >= WIDTH) {
    if (waiting.length >= MAX_WAITING) throw new AppError('unavailable', 'Too many key files are read at once')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else places().inside++
  return () => {
    // The place goes straight to the next in line.
    const next = places().waiting.shift()
    if (next) next()
    else places().inside--
  }
}

function ask(file: KeyFile, { script = workerScript(), maxReadingMs = MAX_READING_MS }: ReadingOptions) {
  return new Promise<WorkerAnswer>((resolve, reject) => {
    const thread = new Thread(script, {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
      // Nothing of this process is handed on: no environment, no arguments, no output.
      env: {},
      execArgv: [],
      argv: [],
      stdout: true,
      stderr: true,
    })
    let timer = setTimeout(() => settle(new Error('the thread that reads key files did not start')), MAX_STARTING_MS)
    thread.once('online', () => {
      clearTimeout(timer)
      timer = setTimeout(() => settle(tooHard), maxReadingMs)
    })
    const settle = (outcome: WorkerAnswer | Error) => {
      clearTimeout(timer)
      void thread.terminate()
      if (outcome instanceof Error) reject(outcome)
      else resolve(outcome)
    }
    thread.once('message', (answer: WorkerAnswer) => settle(answer))
    thread.once('error', (error: NodeJS.ErrnoException) =>
      // Out of memory is the file's doing; a thread that did not start is ours.
      settle(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHard : error),
    )
    thread.once('exit', () => settle(tooHard))
  })
}

const tooHard: WorkerAnswer = {
  ok: false,
  field: 'file',
  message: 'Reading the file takes too long or too much memory',
}
