import pg from 'pg'
import { log } from '@/lib/base/log'
import { CHANGE_CHANNEL } from './audit'

const RECONNECT_MS = 2_000

/**
 * Calls `onNotice` whenever a node has committed a change. Notices may be lost while the connection is; a listener
 * therefore also polls. A lost connection is made anew.
 * @returns the function that ends it
 */
export async function listenForChanges(url: string, onNotice: () => void): Promise<() => Promise<void>> {
  if (url.startsWith('file:')) return async () => undefined
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let ended = false

  const reconnect = (error?: Error) => {
    const lost = client
    client = undefined
    void lost?.end().catch(() => undefined)
    if (ended || timer) return
    log().warn({ err: error?.message }, 'the change notices of the database are interrupted; changes are polled')
    timer = setTimeout(() => {
      timer = undefined
      void open()
    }, RECONNECT_MS)
    timer.unref()
  }

  async function open(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'gatehouse-listen', keepAlive: true })
    client = next
    next.on('error', reconnect)
    next.on('end', () => next === client && reconnect())
    next.on('notification', onNotice)
    try {
      await next.connect()
      await next.query(`LISTEN ${CHANGE_CHANNEL}`)
      // Whatever was committed while nobody listened.
      onNotice()
    } catch (error) {
      if (next === client) reconnect(error instanceof Error ? error : undefined)
    }
  }

  await open()
  return async () => {
    ended = true
    clearTimeout(timer)
    const last = client
    client = undefined
    await last?.end().catch(() => undefined)
  }
}
