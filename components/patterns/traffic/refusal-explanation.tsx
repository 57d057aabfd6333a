import { CopyableValue } from '@/components/patterns/copyable-value'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { RuleList } from '@/components/patterns/rule-list'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { RefusalView } from '@/lib/schemas/migration/refusal'
import { expectedBy } from './errors-table'

/** Why one request was refused: the sentence first, then every rule that was looked at. */
export function RefusalExplanation({ refusal }: { refusal: RefusalView }) {
  const failed = refusal.trace.find(({ passed }) => !passed)
  return (
    <div className="grid grid-cols-1 gap-4">
      <Alert tone="bad" title={`Expected ${failed?.expected ?? expectedBy(refusal.rule).toLowerCase()}`}>
        {failed && (
          <>
            Got {failed.got}. Change it in {failed.changeAt}.
          </>
        )}
      </Alert>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <Card aria-labelledby="request">
          <CardHeader titleId="request" title="The request" />
          <CardBody>
            <KeyValueList
              items={[
                { label: 'When', value: <Time value={refusal.at} style="absolute" /> },
                { label: 'Scheme', value: refusal.kind === 'API' ? 'A call with a token' : refusal.kind },
                { label: 'Answer', value: `${refusal.status} ${refusal.answer}` },
                { label: 'Environment', value: refusal.environment?.label ?? 'could not be told' },
                { label: 'Integration', value: refusal.integration?.name ?? 'could not be told' },
                {
                  label: 'Correlation id',
                  value: <CopyableValue full value={refusal.correlationId} label="correlation id" />,
                },
              ]}
            />
          </CardBody>
        </Card>
        <Card aria-labelledby="rules">
          <CardHeader
            titleId="rules"
            title="Rules in their order"
            description="The first that does not hold decides."
          />
          <CardBody>
            <RuleList
              label="Rules in their order"
              rules={refusal.trace.map((rule) => ({
                id: rule.rule,
                expected: rule.expected,
                got: rule.got,
                where: rule.changeAt,
                state: rule.passed ? 'passed' : 'failed',
                href: null,
              }))}
            />
          </CardBody>
        </Card>
      </div>
    </div>
  )
}
