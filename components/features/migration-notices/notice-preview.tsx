'use client'

import { useEffect, useState } from 'react'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { previewNoticeTextAction } from '@/lib/actions/migration-notices/preview-notice-text'
import type { NoticePreview as Preview } from '@/lib/schemas/migration/notice'

const PAUSE_MS = 300

/** How a text would read, made by the server as one writes. */
export function NoticePreview({ text: { subject, body } }: { text: Preview }) {
  const [shown, setShown] = useState<{ preview: Preview | null; problem: string | null }>({
    preview: null,
    problem: null,
  })
  useEffect(() => {
    let isOver = false
    const timer = setTimeout(async () => {
      const answer = await previewNoticeTextAction({ subject, body }).catch(() => null)
      if (isOver) return
      if (answer?.ok) setShown({ preview: answer.data, problem: null })
      else {
        const [first] = Object.values(answer?.fieldErrors ?? {}).flat()
        setShown((before) => ({ ...before, problem: first ? `It ${first}.` : 'It cannot be shown now.' }))
      }
    }, PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [subject, body])
  return (
    <Card aria-labelledby="notice-preview">
      <CardHeader
        titleId="notice-preview"
        title="Preview"
        description="With examples in the places of what differs from person to person."
      />
      <CardBody className="grid grid-cols-1 gap-3">
        {shown.problem && (
          <p role="status" className="text-attention">
            {shown.problem}
          </p>
        )}
        {shown.preview && (
          <>
            <p className="font-medium break-words">{shown.preview.subject}</p>
            <p className="break-words whitespace-pre-wrap">{shown.preview.body}</p>
          </>
        )}
      </CardBody>
    </Card>
  )
}
