import type { Page } from '@/lib/base/page'
import type { NoticeKind, NoticeState } from '@/lib/schemas/migration/notice'

export interface NoticeRecord {
  id: string
  environmentId: string | null
  kind: NoticeKind
  customerId: string | null
  partnerId: string | null
  accountId: string | null
  address: string | null
  subject: string
  body: string
  /** written once: a second notice with the same key is left out */
  uniqueKey: string
  state: NoticeState
  attempts: number
  nextAttemptAt: Date | null
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
  readAt: Date | null
}

export interface NoticeListItem extends NoticeRecord {
  environmentName: string | null
  organisation: string
}

/** One to be told: a person of an organisation, or the organisation itself where nobody is known yet. */
export interface NoticeRecipient {
  customerId: string | null
  partnerId: string | null
  organisation: string
  accountId: string | null
  name: string
  address: string | null
}

/** What texts say of an environment. */
export interface NoticeFacts {
  environmentId: string
  environment: string
  chain: string
  enterpriseId: string | null
  gateway: string
  phase: string
  windowAt: Date | null
  cutoverAt: Date | null
  downtimeMinutes: number
  announcedAt: Date | null
  openedAt: Date | null
}

/** Whose notices: the whole installation, or one person's and their organisation's. */
export type NoticeReader = { accountId: string; customerId: string | null; partnerId: string | null }

export interface NoticeTemplateRecord {
  kind: NoticeKind
  subject: string
  body: string
  version: number
  updatedAt: Date
}

export interface MigrationNoticeStore {
  /** Writes those whose key is not there yet; returns how many. */
  add(notices: readonly NoticeRecord[]): Promise<number>
  /** Who is concerned by an environment: its customer, and partners connected to it or with an integration in it. */
  recipients(environmentId: string, options?: { behindOnly?: boolean }): Promise<NoticeRecipient[]>
  facts(environmentId: string): Promise<NoticeFacts | null>
  /** Environments whose window or cut-over lies within `until`, for reminders; at most `limit` after `afterId`. */
  upcoming(until: Date, limit: number, afterId: string | null): Promise<NoticeFacts[]>
  /** Takes those due and moves their next attempt to `lease`, in one statement; counts the attempt. */
  claim(now: Date, lease: Date, limit: number): Promise<NoticeRecord[]>
  /** @param body what is kept in its place, where it must not be kept */
  sent(id: string, at: Date, body?: string): Promise<void>
  /** @param nextAttemptAt null ends it in `state` */
  failed(id: string, error: string, next: { at: Date } | { state: 'FAILED' | 'BOUNCED' }): Promise<void>
  portalOnly(id: string, body?: string): Promise<void>
  /** Tries again what was given up or bounced. False when there is nothing to try. */
  retry(id: string, at: Date): Promise<boolean>
  byId(id: string): Promise<NoticeListItem | null>
  list(filter: {
    environmentId?: string
    kind?: NoticeKind
    state?: NoticeState
    cursor?: string
    limit: number
  }): Promise<Page<NoticeListItem>>
  ofReader(reader: NoticeReader, limit: number): Promise<NoticeListItem[]>
  markRead(id: string, reader: NoticeReader, at: Date): Promise<boolean>
  standing(environmentId: string, kind: NoticeKind): Promise<{ state: NoticeState; count: number }[]>
  templates(): Promise<NoticeTemplateRecord[]>
  /** @returns false when another save came first */
  saveTemplate(template: Omit<NoticeTemplateRecord, 'version'>, expectedVersion: number): Promise<boolean>
  /** Back to the built-in text. */
  deleteTemplate(kind: NoticeKind): Promise<boolean>
  sweep(before: Date, limit: number): Promise<number>
}
