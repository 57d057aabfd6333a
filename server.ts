import { createServer, type Server } from 'node:http'
import path from 'node:path'
import next from 'next'
import { type FirstRunNotice, prepareFirstRun } from '@/lib/auth/first-run'
import { startHousekeeping } from '@/lib/auth/housekeeping'
import { initialise, type SystemDeps, systemContext } from '@/lib/auth/system'
import { type Env, env, isDevelopment } from '@/lib/base/env'
import { configureLog, log } from '@/lib/base/log'
import { logAccess } from '@/lib/http/access-log'
import { drain } from '@/lib/http/graceful-stop'
import { createNodeServer } from '@/lib/http/node-server'
import type { Mount } from '@/lib/http/node-server-options'
import { createPages } from '@/lib/http/node-server-pages'
import { operationsMount } from '@/lib/http/operations'
import { apiSecurityHeaders } from '@/lib/http/security-headers'
import { trustedProxies } from '@/lib/http/trusted-proxies'
import { checkMasterKey } from '@/lib/keys/master-key-probe'
import { isGatewayPath } from '@/lib/oauth/gateway/paths'
import { isProtocolPath } from '@/lib/oauth/routes'
import { createRest } from '@/lib/rest/create-rest'
import { createScim, SCIM_BASE_PATH } from '@/lib/rest/scim/create-scim'
import { type StartedRuntime, startRuntime } from '@/lib/runtime/start-runtime'
import { telemetry } from '@/lib/runtime/telemetry'
import { ensureDefaultIdentityStore } from '@/lib/users/default-store'

/** The process: configuration, store, listener, and the way out. Everything it serves is built elsewhere. */

/** A stop that takes longer is cut off; whoever stops us waits about this long before killing. */
const STOP_LIMIT_MS = 15_000

async function main(): Promise<void> {
  const settings = env()
  configureLog(settings.GATEHOUSE_LOG_LEVEL)
  const trusted = trustedProxies(settings.GATEHOUSE_TRUSTED_PROXIES)
  const checkpointScript = path.join(process.cwd(), 'dist', 'checkpoint-worker.mjs')
  const system = await initialise({ checkMasterKey, checkpointScript })
  await ensureDefaultIdentityStore(systemContext('start', system))
  const runtime = await startRuntime(system)
  const stopHousekeeping = startHousekeeping(system)
  const pages = startPages(settings)
  const firstRun = prepareFirstRun(systemContext('first-run'), settings)
  const stopping = { yes: false }
  const isStopping = () => stopping.yes
  const { random } = system
  const secure = { isHttps: settings.GATEHOUSE_PUBLIC_URL.startsWith('https:'), isDevelopment: isDevelopment() }

  const server = createNodeServer({
    mounts: mounts(system, runtime, settings, isStopping, [pages.handler, firstRun]),
    pages: createPages({ ...secure, next: pages.handler, trusted, random, isStopping }),
    securityHeaders: apiSecurityHeaders(secure),
    trusted,
    takesRemoteUser: settings.GATEHOUSE_REMOTE_USER,
    random,
    isStopping,
    finished(event) {
      telemetry().requestFinished(event.surface, event.status, event.durationSeconds)
      logAccess(event)
    },
  })
  await listen(server, settings)
  announce(settings, system)
  const stop = stopOnce({ server, runtime, system, pages, stopping, stopHousekeeping })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))
  tellFirstRun(await firstRun)
  await pages.handler
  log().info({ url: settings.GATEHOUSE_PUBLIC_URL }, 'console is ready')
}

/** Next starts beside the listener, so that tokens are served while pages still load. */
function startPages(settings: Env) {
  // next-auth reads its base from there and nowhere else.
  process.env.NEXTAUTH_URL = settings.GATEHOUSE_PUBLIC_URL
  const app = next({
    dev: isDevelopment(),
    dir: process.cwd(),
    customServer: true,
    hostname: settings.HOST,
    port: settings.PORT,
    // Next would take over every request to upgrade the connection and never answer it; only its development tools
    // need that. A server that never listens keeps it away from ours, which then answers as if none had been asked for.
    httpServer: isDevelopment() ? undefined : createServer(),
  })
  const handler = app.prepare().then(() => app.getRequestHandler())
  return { handler, close: () => app.close() }
}

function mounts(
  system: SystemDeps,
  runtime: StartedRuntime,
  settings: Env,
  isStopping: () => boolean,
  [pages, firstRun]: readonly [Promise<unknown>, Promise<unknown>],
): Mount[] {
  return [
    { surface: 'oauth', owns: isProtocolPath, handle: runtime.handle },
    { surface: 'gateway', owns: isGatewayPath, handle: runtime.handleGateway },
    {
      surface: 'rest',
      owns: (path) => path.startsWith('/oam/services/rest/') || path.startsWith('/iam/admin/config/'),
      handle: createRest(system),
    },
    { surface: 'rest', owns: (path) => path.startsWith(`${SCIM_BASE_PATH}/`), handle: createScim(system) },
    operationsMount({
      checks: [
        { name: 'store', check: () => system.store.ping() },
        { name: 'master key', check: () => checkMasterKey(system.store, system.masterKey, system.random) },
        { name: 'console', check: async () => void (await pages) },
        { name: 'first administrator', check: async () => void (await firstRun) },
      ],
      isStopping,
      token: settings.GATEHOUSE_METRICS_TOKEN,
      collect: () => telemetry().collect(),
    }),
  ]
}

function listen(server: Server, { HOST, PORT }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(new StartError(`Port ${PORT} on ${HOST} is taken by another program. Set PORT to a free one.`))
      } else if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') {
        reject(new StartError(`Gatehouse cannot listen on ${HOST}:${PORT} (${error.code}). Set HOST and PORT.`))
      } else reject(error)
    })
    server.listen(PORT, HOST, resolve)
  })
}

function announce(settings: Env, { masterKey, store }: SystemDeps): void {
  log().info(
    {
      url: settings.GATEHOUSE_PUBLIC_URL,
      listening: `${settings.HOST}:${settings.PORT}`,
      dataDir: settings.GATEHOUSE_DATA_DIR,
      database: store.dialect,
      masterKeyFrom: masterKey.origin,
      masterKeyId: masterKey.id,
    },
    'serving',
  )
}

/** Without an account nobody could sign in: the terminal, and only the terminal, gets a link that works once. */
function tellFirstRun(notice: FirstRunNotice): void {
  if (notice.kind === 'created') log().info({ username: notice.username }, 'first administrator created')
  if (notice.kind !== 'link') return
  log().info({ expiresAt: notice.expiresAt }, 'no administrator yet: a one-time set-up link is printed below')
  process.stdout.write(`\n  Set up the first administrator (works once, within an hour):\n  ${notice.url}\n\n`)
}

interface Running {
  server: Server
  runtime: StartedRuntime
  system: SystemDeps
  pages: { handler: Promise<unknown>; close(): Promise<void> }
  stopping: { yes: boolean }
  stopHousekeeping: () => void
}

/** Requests in flight finish, what is in memory is written, and the process ends by itself. */
function stopOnce({ server, runtime, system, pages, stopping, stopHousekeeping }: Running) {
  return async (signal: string): Promise<void> => {
    if (stopping.yes) return
    stopping.yes = true
    log().info({ signal }, 'stopping: requests in flight finish first')
    setTimeout(() => {
      log().error('stopping took too long; what was left has been cut off')
      process.exit(1)
    }, STOP_LIMIT_MS).unref()
    stopHousekeeping()
    const drained = await drain(server)
    await runtime.stop()
    await pages.handler.then(pages.close, () => {})
    await system.store.close()
    log().info({ drained }, 'stopped')
    process.exit(0)
  }
}

/** A start that failed for a reason the operator can act on: told without a stack. */
class StartError extends Error {}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  log().fatal(error instanceof StartError ? {} : { err: error }, message)
  process.stderr.write(`\nGatehouse did not start: ${message}\n`)
  process.exit(1)
})
