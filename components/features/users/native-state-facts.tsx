import { Alert } from '@/components/ui/alert'
import { Time } from '@/components/ui/time'
import type { UserView } from '@/lib/schemas/user'

interface NativeStateFactsProps {
  native: NonNullable<UserView['native']>
  storeName: string
}

/** What the directory itself says of the person, and whether it counts. */
export function NativeStateFacts({ native, storeName }: NativeStateFactsProps) {
  const says = [
    native.disabled && 'disabled',
    native.locked && 'locked',
    native.mustChangePassword && 'must change the password',
  ].filter(Boolean)
  return (
    <Alert
      tone={says.length > 0 && native.decides ? 'attention' : 'info'}
      title={`${storeName} says: ${says.length > 0 ? says.join(', ') : 'nothing against them'}`}
    >
      {native.decides ? 'It counts here.' : 'It does not count: the store does not use its native settings.'} Asked{' '}
      <Time value={native.seenAt} />; asked again a minute later at most, while tokens are used.
    </Alert>
  )
}
