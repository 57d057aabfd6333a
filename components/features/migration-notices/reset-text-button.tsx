'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { resetNoticeTextAction } from '@/lib/actions/migration-notices/reset-notice-text'
import type { NoticeKind } from '@/lib/schemas/migration/notice'

/** Takes the text back to the one that the product brings; the changed one stays in the audit log. */
export function ResetTextButton({ kind }: { kind: NoticeKind }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const reset = () =>
    start(async () => {
      const answer = await resetNoticeTextAction({ kind })
      if (!answer.ok) toast.error(answer.message)
      else toast.success('The built-in text holds again')
      router.refresh()
    })
  return (
    <div className="flex items-center justify-end gap-3">
      <p className="text-sm text-muted">This text differs from the built-in one.</p>
      <Button loading={pending} onClick={reset}>
        Use the built-in text
      </Button>
    </div>
  )
}
