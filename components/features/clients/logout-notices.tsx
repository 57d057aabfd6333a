import { Status } from '@/components/ui/status'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { LogoutNoticeView } from '@/lib/schemas/logout-notice'
import { RetryNoticeButton } from './retry-notice-button'

const SHOWN = 5

/** The last times the client was told that a session ended, and how that went. */
export function LogoutNotices({ notices, canRetry }: { notices: readonly LogoutNoticeView[]; canRetry: boolean }) {
  if (notices.length === 0) return <p className="text-sm text-muted">It was not told of an ended session yet.</p>
  return (
    <div className="grid gap-2">
      <h3 className="font-medium text-sm">Last deliveries</h3>
      <Table aria-label="Last deliveries of back-channel logout">
        <THead>
          <Tr>
            <Th>Person</Th>
            <Th>Session ended</Th>
            <Th>Delivery</Th>
          </Tr>
        </THead>
        <TBody>
          {notices.slice(0, SHOWN).map((notice) => (
            <Tr key={notice.id}>
              <Td>{notice.subject}</Td>
              <Td>
                <Time value={notice.createdAt} />
              </Td>
              <Td>
                <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Outcome notice={notice} />
                  {notice.state === 'failed' && canRetry && (
                    <RetryNoticeButton id={notice.id} subject={notice.subject} />
                  )}
                </span>
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </div>
  )
}

function Outcome({ notice }: { notice: LogoutNoticeView }) {
  const { state, attempts, lastError } = notice
  if (state === 'delivered') return <Status tone="good">Delivered</Status>
  const tries = attempts === 1 ? 'after 1 attempt' : `after ${attempts} attempts`
  if (state === 'failed') {
    return (
      <Status tone="bad" className="whitespace-normal">
        Given up {tries}
        {lastError && `: ${lastError}`}
      </Status>
    )
  }
  if (attempts === 0) return <Status tone="info">About to be sent</Status>
  return (
    <Status tone="attention" className="whitespace-normal">
      Tried again <Time value={notice.nextAttemptAt} /> {tries}
      {lastError && `: ${lastError}`}
    </Status>
  )
}
