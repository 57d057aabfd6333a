/** What people of customers and partners are told, and when. */
export const NOTICE_KINDS = [
  'ANNOUNCED',
  'REMINDER',
  'WINDOW_OPENED',
  'POSTPONED',
  'COMPLETED',
  'PROBLEM',
  'INVITATION',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const NOTICE_KIND_WORDS: Record<NoticeKind, string> = {
  ANNOUNCED: 'Announcement',
  REMINDER: 'Reminder',
  WINDOW_OPENED: 'Window opened',
  POSTPONED: 'Postponed',
  COMPLETED: 'Completed',
  PROBLEM: 'Problem',
  INVITATION: 'Invitation',
}

/**
 * QUEUED waits for its next attempt, PORTAL_ONLY is read in the portal alone (nobody's address is known, or no mail server
 * is set up), BOUNCED was refused for good by the mail server, FAILED was given up after a day.
 */
export const NOTICE_STATES = ['QUEUED', 'SENT', 'FAILED', 'BOUNCED', 'PORTAL_ONLY'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

export const NOTICE_STATE_WORDS: Record<NoticeState, string> = {
  QUEUED: 'Waiting',
  SENT: 'Sent',
  FAILED: 'Given up',
  BOUNCED: 'Bounced',
  PORTAL_ONLY: 'In the portal only',
}

export interface NoticeView {
  id: string
  kind: NoticeKind
  environmentId: string | null
  /** `<chain>/<environment>`; null for an invitation */
  environmentName: string | null
  /** the customer or the partner that is told */
  organisation: string
  /** null: nobody's address is known */
  address: string | null
  subject: string
  /** null where it is not kept once it was sent */
  body: string | null
  state: NoticeState
  attempts: number
  nextAttemptAt: Date | null
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
  readAt: Date | null
}

/** How far the notices of one occasion have come. */
export interface NoticeStanding {
  total: number
  waiting: number
  /** given up or bounced */
  failed: number
}

/** What a text may name in double braces, and what stands there then. */
export const NOTICE_PLACEHOLDERS = {
  name: 'Name of the person, or of the organisation',
  organisation: 'Customer or partner that is told',
  environment: 'Chain and environment, for example SOLARIS/UAT',
  chain: 'Name of the chain',
  enterpriseId: 'Enterprise ID, which token requests carry from the window on',
  gateway: 'Host that tokens are asked from',
  windowDate: 'When the window opens',
  cutoverDate: 'When SSD is switched off',
  downtime: 'Minutes that integrations may have to wait at the cut-over',
  days: 'Days that are left, in reminders',
  reason: 'What operations wrote: why it was postponed, what went wrong',
  portalUrl: 'Address of the portal',
  link: 'Link of an invitation, which works once',
  expires: 'When the link of an invitation ends',
} as const
export type NoticePlaceholder = keyof typeof NOTICE_PLACEHOLDERS

export interface NoticeTemplateView {
  kind: NoticeKind
  subject: string
  body: string
  /** false: the built-in text holds */
  isChanged: boolean
  /** 0: built in */
  version: number
  updatedAt: Date | null
}

export interface NoticePreview {
  subject: string
  body: string
}
