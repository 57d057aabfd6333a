import { CopyableValue } from '@/components/patterns/copyable-value'
import { NOTICE_PLACEHOLDERS } from '@/lib/schemas/migration/notice'

/** What a text may name in double braces. */
export function PlaceholderList() {
  return (
    <details>
      <summary className="cursor-pointer text-sm text-muted">What stands in for what</summary>
      <dl className="mt-3 grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-[12rem_1fr]">
        {Object.entries(NOTICE_PLACEHOLDERS).map(([name, meaning]) => (
          <div key={name} className="contents">
            <dt>
              <CopyableValue label={`placeholder ${name}`} value={`{{${name}}}`} />
            </dt>
            <dd className="self-center text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
