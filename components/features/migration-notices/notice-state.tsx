import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import { NOTICE_STATE_WORDS, NOTICE_STATES, type NoticeState, type NoticeView } from '@/lib/schemas/migration/notice'

export const NOTICE_STATE_OPTIONS = NOTICE_STATES.map((value) => ({ value, label: NOTICE_STATE_WORDS[value] }))

const tones: Record<NoticeState, 'good' | 'bad' | 'info' | 'attention'> = {
  QUEUED: 'info',
  SENT: 'good',
  FAILED: 'bad',
  BOUNCED: 'bad',
  PORTAL_ONLY: 'attention',
}

type NoticeStateProps = { notice: Pick<NoticeView, 'state' | 'attempts' | 'sentAt' | 'nextAttemptAt'> }

export function NoticeStatus({ notice: { state, attempts, sentAt, nextAttemptAt } }: NoticeStateProps) {
  const isRetried = state === 'QUEUED' && attempts > 0
  const at = state === 'SENT' ? sentAt : state === 'QUEUED' ? nextAttemptAt : null
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Status tone={isRetried ? 'attention' : tones[state]}>
        {isRetried ? 'Tried again' : NOTICE_STATE_WORDS[state]}
      </Status>
      {at && <Time value={at} className="num text-muted" />}
    </span>
  )
}
