import { CopyableValue } from '@/components/patterns/copyable-value'
import { JsonView } from '@/components/patterns/json-view'
import { CodeBlock } from '@/components/ui/code-block'
import { Status } from '@/components/ui/status'
import type { WireAnswer } from './wire-request'

/** What the endpoint answered: status first, then the body. */
export function WireAnswerView({ answer, label }: { answer: WireAnswer; label: string }) {
  const isGood = answer.status >= 200 && answer.status < 300
  return (
    <div className="grid min-w-0 grid-cols-1 gap-2">
      <div role="status" className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Status tone={isGood ? 'good' : 'bad'}>{`Answered ${answer.status}`}</Status>
        <span className="num text-sm text-muted">after {answer.tookMs} ms</span>
        {answer.correlationId && (
          <span className="inline-flex items-center gap-1 text-sm text-muted">
            In the log as <CopyableValue value={answer.correlationId} label="correlation id" max={18} />
          </span>
        )}
      </div>
      {answer.body !== '' &&
        (typeof answer.body === 'string' ? (
          <CodeBlock code={answer.body} label={label} wrap />
        ) : (
          <JsonView value={answer.body} label={label} />
        ))}
    </div>
  )
}
