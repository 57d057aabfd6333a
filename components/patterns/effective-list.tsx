import { EffectiveValue } from '@/components/patterns/effective-value'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { Badge } from '@/components/ui/badge'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'

interface EffectiveListProps {
  settings: readonly EffectiveSetting[]
  /** Says the reason in the row; otherwise it opens at the origin. */
  explained?: boolean
}

/** What is in force, each value with its origin and the reason for it. */
export function EffectiveList({ settings, explained }: EffectiveListProps) {
  return (
    <KeyValueList
      items={settings.map((setting) => ({
        label: setting.label,
        value: (
          <EffectiveValue
            value={
              <span className="[overflow-wrap:anywhere]">
                {setting.value}
                {!setting.isInForce && <Badge className="ml-2">Not served yet</Badge>}
              </span>
            }
            origin={setting.origin}
            why={setting.why}
          />
        ),
        help: explained ? setting.why : undefined,
      }))}
    />
  )
}
