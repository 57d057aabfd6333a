import { CopyableValue } from '@/components/patterns/copyable-value'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { isAfter } from '@/lib/schemas/migration/phase'

/** When what happens, how long it may take, and where the portal of OPERA Cloud is. */
export function DatesCard({ environment }: { environment: EnvironmentView }) {
  const { phase, downtimeMinutes, customerPortalUrl } = environment
  return (
    <Card aria-labelledby="dates">
      <CardHeader titleId="dates" title="Dates and address" />
      <CardBody>
        <KeyValueList
          items={[
            { label: 'Announced', value: <Time value={environment.announcedAt} empty="not yet" style="absolute" /> },
            {
              label: environment.openedAt ? 'Window opened' : 'Window opens',
              value: <Time value={environment.openedAt ?? environment.windowAt} empty="not set" style="absolute" />,
            },
            {
              label: environment.completedAt ? 'Completed' : 'Cut-over',
              value: <Time value={environment.completedAt ?? environment.cutoverAt} empty="not set" style="absolute" />,
              help: isAfter(phase) ? undefined : `Requests may be refused for up to ${downtimeMinutes} minutes.`,
            },
            {
              label: 'Your portal',
              value: <CopyableValue full value={customerPortalUrl} label="address of your portal" />,
              help: isAfter(phase)
                ? 'Its address since the migration was completed.'
                : 'It changes when the migration is completed, and only then.',
            },
          ]}
        />
      </CardBody>
    </Card>
  )
}
