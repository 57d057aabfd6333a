'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { readNoticeAction } from '@/lib/actions/portal/read-notice'

interface Notice {
  id: string
  subject: string
  body: string | null
  environmentName: string | null
  createdAt: Date
  readAt: Date | null
}

/** What this person was told, newest first; what was read is folded. */
export function OwnNotices({ notices }: { notices: Notice[] }) {
  const shown = notices.filter(({ body }) => body !== null)
  if (shown.length === 0) return null
  return (
    <Card aria-labelledby="notices-title">
      <CardHeader titleId="notices-title" title="Notices" description="The same as came by e-mail." />
      <CardBody className="grid gap-2">
        <NoticeLines notices={shown.slice(0, NEWEST)} />
        {shown.length > NEWEST && (
          <details>
            <summary className="cursor-pointer rounded-sm text-muted">
              {(shown.length - NEWEST).toLocaleString('en')} older
            </summary>
            <div className="mt-2">
              <NoticeLines notices={shown.slice(NEWEST)} />
            </div>
          </details>
        )}
      </CardBody>
    </Card>
  )
}

const NEWEST = 3

function NoticeLines({ notices }: { notices: Notice[] }) {
  return (
    <ul className="divide-y">
      {notices.map((notice) => (
        <li key={notice.id} className="py-2 first:pt-0 last:pb-0">
          <OwnNotice notice={notice} />
        </li>
      ))}
    </ul>
  )
}

function OwnNotice({ notice }: { notice: Notice }) {
  const [isRead, setRead] = useState(notice.readAt !== null)
  const [isPending, start] = useTransition()
  return (
    <details open={!isRead || undefined}>
      <summary className="cursor-pointer rounded-sm">
        <span className={isRead ? '' : 'font-medium'}>{notice.subject}</span>{' '}
        <span className="text-sm text-muted">
          <Time value={notice.createdAt} />
        </span>
      </summary>
      <p className="mt-2 max-w-prose whitespace-pre-line text-muted">{notice.body}</p>
      {!isRead && (
        <Button
          size="sm"
          className="mt-2"
          loading={isPending}
          onClick={() =>
            start(async () => {
              const answer = await readNoticeAction({ id: notice.id })
              if (answer.ok) setRead(true)
              else toast.error(answer.message)
            })
          }
        >
          Mark as read
        </Button>
      )}
    </details>
  )
}
