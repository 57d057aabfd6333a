'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { endSessionAction } from '@/lib/actions/session/end-session'
import { signOutEverywhereAction } from '@/lib/actions/session/sign-out-everywhere'
import type { SessionView } from '@/lib/schemas/session'

/** Where one is signed in, and how to end it. */
export function OwnSessions({ sessions }: { sessions: SessionView[] }) {
  const router = useRouter()
  return (
    <Card aria-labelledby="sessions-title">
      <CardHeader
        titleId="sessions-title"
        title="Sessions"
        description="Browsers that are signed in with your account now."
        action={
          <ConfirmDialog
            trigger={<Button variant="danger-ghost">Sign out everywhere</Button>}
            title="Sign out everywhere?"
            confirmLabel="Sign out everywhere"
            danger
            onConfirm={async () => {
              const answer = await signOutEverywhereAction({})
              return answer.ok ? { ok: true } : answer
            }}
          >
            Every session of yours ends, this one too. API tokens are not touched.
          </ConfirmDialog>
        }
      />
      <CardBody>
        <ul className="divide-y">
          {sessions.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{browserName(session.userAgent)}</span>
                  {session.isCurrent && <Badge tone="info">this session</Badge>}
                </p>
                <p className="text-sm text-muted">
                  From {session.address ?? 'an unknown address'}, signed in <Time value={session.createdAt} />, last
                  seen <Time value={session.lastSeenAt} />, ends <Time value={session.expiresAt} /> at the latest
                </p>
              </div>
              {!session.isCurrent && (
                <Button
                  size="sm"
                  onClick={async () => {
                    const answer = await endSessionAction({ id: session.id })
                    if (!answer.ok) {
                      toast.error(answer.message)
                      return
                    }
                    toast.success('Session ended')
                    router.refresh()
                  }}
                >
                  End session
                </Button>
              )}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}

/** A name a person recognises; user agents all claim to be everything. */
function browserName(userAgent: string | null): string {
  if (!userAgent) return 'Unknown browser'
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(userAgent)?.[1] ?? 'Browser'
  const system = /(Windows|Macintosh|Android|iPhone|iPad|Linux)/.exec(userAgent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Macintosh: 'macOS' }
  return [names[browser] ?? browser, system && `on ${names[system] ?? system}`].filter(Boolean).join(' ')
}
