'use client'

import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import type { PlaygroundTarget } from './target'
import { useWire } from './use-wire'
import type { WireAnswer, WireRequest } from './wire-request'
import { WireAnswerView } from './wire-view'

interface FurtherRequestProps {
  title: string
  help: string
  request: WireRequest
  button: string
  target: PlaygroundTarget
  /** why it cannot be sent now */
  reason: string | null
  onAnswer?: (answer: WireAnswer) => void
}

/** One request that can be sent at any time, with its last answer. */
export function FurtherRequest({ title, help, request, button, target, reason, onAnswer }: FurtherRequestProps) {
  const wire = useWire(target, (_, answer) => onAnswer?.(answer))
  return (
    <section aria-label={title} className="grid min-w-0 grid-cols-1 gap-3 border-t pt-4 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 max-w-prose">
          <h3 className="font-medium">{title}</h3>
          <p className="text-sm text-muted">{reason ?? help}</p>
        </div>
        <Button size="sm" loading={wire.pending} disabled={reason !== null} onClick={() => wire.run(request)}>
          {button}
        </Button>
      </div>
      <CodeBlock code={request.curl} label={`${title} as a command`} />
      {wire.problem && (
        <Alert tone="bad" live title="No answer">
          {wire.problem}
        </Alert>
      )}
      {wire.answer && <WireAnswerView answer={wire.answer} label={`Answer to ${title.toLowerCase()}`} />}
    </section>
  )
}
