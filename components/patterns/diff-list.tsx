import { ArrowRight } from 'lucide-react'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

export interface FieldDiff {
  label: string
  /** null: there was none. */
  before: string | null
  /** null: there is none any more. */
  after: string | null
}

/** What changed, field by field: before and after, told apart by sign and words as well as colour. */
export function DiffList({ items }: { items: readonly FieldDiff[] }) {
  return (
    <dl className="divide-y rounded-lg border bg-surface">
      {items.map((item) => (
        <div key={item.label} className="grid gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[11rem_1fr]">
          <dt className="min-w-0 text-sm wrap-anywhere text-muted">{item.label}</dt>
          <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-1">
            <Side text={item.before} kind="before" />
            <ArrowRight aria-hidden size={14} className="shrink-0 self-center text-faint" />
            <Side text={item.after} kind="after" />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Side({ text, kind }: { text: string | null; kind: 'before' | 'after' }) {
  if (text === null)
    return (
      <span className="text-sm text-muted">
        <VisuallyHidden>{kind} </VisuallyHidden>not set
      </span>
    )
  const Tag = kind === 'before' ? 'del' : 'ins'
  const look =
    kind === 'before' ? 'bg-bad-soft text-bad line-through decoration-1' : 'bg-good-soft text-good no-underline'
  return (
    <Tag className={`mono min-w-0 rounded-sm px-1 break-all ${look}`}>
      <VisuallyHidden>{kind} </VisuallyHidden>
      {text}
    </Tag>
  )
}
