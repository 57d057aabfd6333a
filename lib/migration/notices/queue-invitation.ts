import type { ServiceContext } from '@/lib/auth/context'
import { open, seal } from '@/lib/base/sealing'
import type { NoticeRecord } from '@/lib/store/migration/notice-types'
import type { StoreScope } from '@/lib/store/store'
import { emptyNotice, textOf } from './queue'
import { noticeDate, renderNotice } from './render'

export interface Invitation {
  email: string
  displayName: string
  organisation: string
  customerId: string | null
  partnerId: string | null
  /** carries the token: it goes into the message and nowhere else */
  link: string
  expiresAt: Date
}

/** What is kept of an invitation's text once it was sent or given up. */
export const BODY_NOT_KEPT = ''

const purposeOf = (id: string) => `invitation:${id}`

/**
 * Writes an invitation, in the transaction of the invitation itself. Its link opens an account, so the text lies sealed
 * under the master key until it is sent, and is not kept after that.
 */
export async function queueInvitation(
  tx: StoreScope,
  ctx: Pick<ServiceContext, 'clock' | 'random' | 'masterKey'>,
  invitation: Invitation,
): Promise<void> {
  const { email, displayName, organisation, customerId, partnerId, link, expiresAt } = invitation
  const notice = emptyNotice(ctx, ctx.clock.now(), { customerId, partnerId, accountId: null, address: email })
  const text = renderNotice(await textOf(tx, 'INVITATION'), {
    ...NOTHING,
    name: displayName || email,
    organisation,
    link,
    expires: noticeDate(expiresAt),
  })
  const sealed = seal(ctx.masterKey, Buffer.from(text.body, 'utf8'), purposeOf(notice.id), ctx.random)
  await tx.migrationNotices.add([
    {
      ...notice,
      environmentId: null,
      kind: 'INVITATION',
      subject: text.subject,
      body: sealed.toString('base64'),
      uniqueKey: `INVITATION:${notice.id}`,
    },
  ])
}

/** The text of an invitation that is about to be sent. @throws UnsealingError under another master key */
export function openInvitation(ctx: Pick<ServiceContext, 'masterKey'>, notice: NoticeRecord): string {
  return open(ctx.masterKey, Buffer.from(notice.body, 'base64'), purposeOf(notice.id)).toString('utf8')
}

/** An invitation is about no environment: what a text says of one stays empty. */
const NOTHING = {
  environment: '—',
  chain: '—',
  enterpriseId: '—',
  gateway: '—',
  windowDate: '—',
  cutoverDate: '—',
  downtime: '—',
  days: '—',
  reason: '—',
  portalUrl: '—',
} as const
