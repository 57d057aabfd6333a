import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { LogoutNoticeView } from '@/lib/schemas/logout-notice'

export const NOTICE_STATE_OPTIONS = [
  { value: 'waiting', label: 'Waiting' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'failed', label: 'Given up' },
] as const

export function NoticeStatus({ notice }: { notice: LogoutNoticeView }) {
  if (notice.state === 'delivered') {
    return (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        <Status tone="good">Delivered</Status>
        <Time value={notice.deliveredAt} className="num text-muted" />
      </span>
    )
  }
  if (notice.state === 'failed') return <Status tone="bad">Given up</Status>
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Status tone={notice.attempts > 0 ? 'attention' : 'info'}>
        {notice.attempts > 0 ? 'Tried again' : 'Waiting'}
      </Status>
      <Time value={notice.nextAttemptAt} className="num text-muted" />
    </span>
  )
}
