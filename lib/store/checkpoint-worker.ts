import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

/** Commits go on meanwhile; a pass that leaves this few pages (4 KB each) leaves little to whoever finishes. */
const FEW_PAGES = 500
const MAX_PASSES = 3

/** The whole life of the thread: for each message, what the log holds goes into the database; the answer says it is done. */
const { file } = workerData as { file: string }
const database = new Database(file, { fileMustExist: true })

parentPort?.on('message', () => {
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const [state] = database.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[]
    if (!state || state.log - state.checkpointed < FEW_PAGES) break
  }
  parentPort?.postMessage('done')
})
