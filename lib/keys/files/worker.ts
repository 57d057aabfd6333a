import { parentPort, workerData } from 'node:worker_threads'
import type { KeyFile, KeyFileField, ReadPair } from './key-file'
import { KeyFileError } from './key-file'
import { readKeyFile } from './read-key-file'

export type WorkerAnswer = { ok: true; pair: ReadPair } | { ok: false; field: KeyFileField; message: string }

/** The whole life of the thread: one file in, one answer out. Nothing of the file is told when reading it breaks. */
function answer(file: KeyFile): WorkerAnswer {
  try {
    return { ok: true, pair: readKeyFile(file) }
  } catch (error) {
    if (error instanceof KeyFileError) return { ok: false, field: error.field, message: error.message }
    return { ok: false, field: 'file', message: 'The file cannot be read' }
  }
}

parentPort?.postMessage(answer(workerData as KeyFile))
