import type { Server } from 'node:http'

/** Longest wait for requests in flight before their connections are cut. */
const DRAIN_LIMIT_MS = 10_000

/**
 * Stops accepting, lets requests in flight finish, and cuts what is left after the limit.
 * @returns whether everything finished by itself
 */
export async function drain(server: Server, limitMs = DRAIN_LIMIT_MS): Promise<boolean> {
  const closed = new Promise<true>((resolve) => server.close(() => resolve(true)))
  // `close` leaves kept-alive connections open until their own time-out.
  server.closeIdleConnections()
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  let limit: NodeJS.Timeout | undefined
  const timedOut = new Promise<false>((resolve) => {
    limit = setTimeout(() => resolve(false), limitMs)
  })
  const finished = await Promise.race([closed, timedOut])
  clearInterval(idle)
  clearTimeout(limit)
  if (!finished) server.closeAllConnections()
  return finished
}
