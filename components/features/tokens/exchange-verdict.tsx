import { RuleList } from '@/components/patterns/rule-list'
import { Alert } from '@/components/ui/alert'
import type { ExchangeJudgement } from '@/lib/schemas/exchange-plan'

/** Whether it would be done, or the one thing that stands in the way now. */
export function ExchangeVerdict({ judgement: { passes, rule } }: { judgement: ExchangeJudgement }) {
  if (passes) {
    return (
      <Alert tone="good" live title="This exchange would be allowed">
        Every rule holds now. Authentication of the calling client is not tried; a run below does that.
      </Alert>
    )
  }
  return (
    <div role="status" className="grid grid-cols-1 gap-2">
      <p className="font-medium text-bad">This exchange would be refused by one rule. Mend it and check again.</p>
      {rule && <RuleList rules={[rule]} label="Deciding rule" />}
    </div>
  )
}
