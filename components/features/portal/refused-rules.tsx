'use client'

import { useQuery } from '@tanstack/react-query'
import { RuleList } from '@/components/patterns/rule-list'
import { Spinner } from '@/components/ui/spinner'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import { refusalQuery } from './api/refusal-query'

/** Every rule that was looked at for one's own refused request; the last one refused. */
export function RefusedRules({ correlationId }: { correlationId: string }) {
  const { data, isPending } = useQuery(refusalQuery(correlationId))
  if (isPending) return <Spinner label="Reading the rules" />
  if (!data) {
    return (
      <p className="text-sm text-muted">
        The gateway could not tell that the request was yours, so its rules stay with those who operate it. They find it
        by <span className="mono">{correlationId}</span>.
      </p>
    )
  }
  return (
    <div className="grid gap-2">
      <RuleList
        label="Rules that were looked at"
        rules={data.trace.map(({ rule, expected, got, passed, changeAt }) => ({
          id: rule,
          state: passed ? ('passed' as const) : ('failed' as const),
          expected,
          got,
          where: changeAt,
          href: null,
        }))}
      />
      <p className="text-sm">
        <TextLink href={routes.portalRefusal(correlationId)}>Keep this explanation</TextLink>
      </p>
    </div>
  )
}
