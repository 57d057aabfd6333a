'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { DialogBody } from '@/components/ui/dialog-parts'
import type { NoticeView } from '@/lib/schemas/migration/notice'

/** The subject of a notice; a press opens its text as it was sent. */
export function ReadNoticeButton({ notice }: { notice: Pick<NoticeView, 'subject' | 'body' | 'kind'> }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="ghost" size="sm" className="max-w-80 justify-start font-normal" onClick={() => setOpen(true)}>
        <span className="truncate">{notice.subject}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={notice.subject}>
          <DialogBody>
            {notice.body === null ? (
              <p className="text-muted">The text held a link that opens an account. It is shown to nobody.</p>
            ) : (
              <p className="break-words whitespace-pre-wrap">{notice.body}</p>
            )}
          </DialogBody>
        </DialogContent>
      </Dialog>
    </>
  )
}
