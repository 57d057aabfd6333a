import { addSeconds, type Clock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { Random } from '@/lib/base/random'
import type { PostOutcome } from '@/lib/egress/post-form'
import type { ConfigSource, Signer } from '@/lib/oauth/ports'
import { signLogoutToken } from '@/lib/oauth/tokens/logout-token'
import type { LogoutNoticeRecord } from '@/lib/store/browser-types'
import type { Store } from '@/lib/store/store'

const BATCH = 20
const INTERVAL_MS = 2000
/** longer than an attempt may take; if this process dies over it, another sends it again then */
const LEASE_SECONDS = 60
const GIVE_UP_AFTER_SECONDS = 86_400
const FIRST_PAUSE_SECONDS = 10
const LONGEST_PAUSE_SECONDS = 3600

export interface LogoutNoticeDeps {
  store: Pick<Store, 'logoutNotices' | 'domains' | 'clients'>
  config: Pick<ConfigSource, 'domainByName' | 'server'>
  signer: Signer
  clock: Clock
  random: Random
  publicUrl: string
  /** sends a form to an address that an administrator chose */
  post(address: string, form: Readonly<Record<string, string>>): Promise<PostOutcome>
}

/**
 * Tells clients of sessions that ended: those whose attempt is due, each with a token made for this attempt. What fails
 * is tried again with growing pauses for a day, and then given up; nobody's slowness holds up anybody else for longer
 * than one call may take.
 * @returns how many were due
 * @see OpenID Connect Back-Channel Logout 1.0 §2.5 and §2.8
 */
export async function deliverLogoutNotices(deps: LogoutNoticeDeps): Promise<number> {
  const now = deps.clock.now()
  const due = await deps.store.logoutNotices.claim(now, addSeconds(now, LEASE_SECONDS), BATCH)
  await Promise.all(due.map((notice) => deliver(deps, notice)))
  return due.length
}

async function deliver(deps: LogoutNoticeDeps, notice: LogoutNoticeRecord): Promise<void> {
  const outcome = await attempt(deps, notice)
  const at = deps.clock.now()
  if (outcome === null) return deps.store.logoutNotices.delivered(notice.id, at)
  const next = nextAttempt(notice, at)
  if (!next) log().warn({ client: notice.clientPk, domain: notice.domainId, reason: outcome }, 'logout notice given up')
  await deps.store.logoutNotices.failed(notice.id, outcome, next)
}

/** null when it was taken, else what was met in words */
async function attempt(deps: LogoutNoticeDeps, notice: LogoutNoticeRecord): Promise<string | null> {
  try {
    const token = await tokenFor(deps, notice)
    if (token === null) return 'the domain or its key is not there'
    const answer = await deps.post(notice.uri, { logout_token: token })
    if (answer.outcome === 'failed') return answer.reason
    return answer.status === 200 || answer.status === 204 ? null : `answered ${answer.status}`
  } catch (error) {
    log().warn({ err: error, client: notice.clientPk }, 'logout notice could not be sent')
    return 'it could not be sent; the log of the server says why'
  }
}

async function tokenFor(deps: LogoutNoticeDeps, notice: LogoutNoticeRecord): Promise<string | null> {
  const { store, config, publicUrl, clock } = deps
  const [record, client] = await Promise.all([store.domains.byId(notice.domainId), store.clients.byPk(notice.clientPk)])
  const domain = record && (await config.domainByName(record.name))
  if (!domain?.signingKey || !client) return null
  const { subject, sessionId } = notice
  const server = await config.server()
  const facts = { domain, server, publicUrl, clientId: client.clientId, subject, sessionId, now: clock.now() }
  return signLogoutToken(deps, facts)
}

/** Ten seconds, then three times as long as the time before, an hour at most; null after a day. */
export function nextAttempt({ attempts, createdAt }: Pick<LogoutNoticeRecord, 'attempts' | 'createdAt'>, now: Date) {
  const pause = Math.min(FIRST_PAUSE_SECONDS * 3 ** Math.max(0, attempts - 1), LONGEST_PAUSE_SECONDS)
  const at = addSeconds(now, pause)
  return at > addSeconds(createdAt, GIVE_UP_AFTER_SECONDS) ? null : at
}

/** Delivers while the process serves. @returns the function that ends it, once a round under way is over */
export function startLogoutNotices(deps: LogoutNoticeDeps): () => Promise<void> {
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= deliverLogoutNotices(deps)
      .catch((error: unknown) =>
        log().warn({ err: error }, 'logout notices could not be read; the next round tries again'),
      )
      .finally(() => {
        running = null
      })
  }, INTERVAL_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
