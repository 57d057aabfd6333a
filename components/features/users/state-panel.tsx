import type { ReactNode } from 'react'
import type { Access } from '@/components/patterns/access'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { UserView } from '@/lib/schemas/user'
import { NativeStateFacts } from './native-state-facts'
import { StateActions } from './state-actions'
import { UserStatus } from './user-status'

interface StatePanelProps {
  user: UserView
  access: Access
}

/** Whether the person may be acted for now, why not, and everything that changes it. */
export function StatePanel({ user, access }: StatePanelProps) {
  return (
    <Card aria-labelledby="user-state">
      <CardHeader title="State" titleId="user-state" description={sentence(user)} />
      <CardBody className="grid gap-4">
        <KeyValueList
          columns={2}
          items={[
            { label: 'Now', value: <UserStatus state={user.state} /> },
            ...(user.storeKind === 'BUILT_IN' ? [{ label: 'Password', value: passwordFact(user) }] : []),
            { label: 'Failed sign-ins', value: failureFact(user) },
            {
              label: 'Signed out everywhere',
              value: <Time value={user.tokensValidFrom} empty="never" />,
            },
          ]}
        />
        {user.native && <NativeStateFacts native={user.native} storeName={user.storeName} />}
        {access.canWrite && <StateActions user={user} />}
      </CardBody>
      {!access.canWrite && <CardFooter className="text-sm text-muted">{access.reason}</CardFooter>}
    </Card>
  )
}

function sentence(user: UserView): ReactNode {
  if (user.disabledAt) {
    return (
      <>
        Disabled <Time value={user.disabledAt} />: every grant and every token of theirs is refused.
      </>
    )
  }
  if (user.lockedAt) {
    return (
      <>
        Locked by an administrator <Time value={user.lockedAt} />: refused until somebody unlocks them.
      </>
    )
  }
  if (user.lockedUntil) {
    return (
      <>
        Locked after failed sign-ins. It ends <Time value={user.lockedUntil} />, or when somebody unlocks them.
      </>
    )
  }
  if (user.mustChangePassword) return 'Refused until another password has been set.'
  if (user.state !== 'active') return 'The directory refuses them; it decides here.'
  return 'Nothing stands in the way of this person.'
}

function passwordFact(user: UserView): ReactNode {
  if (!user.hasPassword) return 'none: they cannot sign in with one'
  return (
    <>
      set <Time value={user.passwordChangedAt} />
    </>
  )
}

function failureFact({ failures }: UserView): string {
  if (failures === 0) return 'none counted'
  return failures === 1 ? 'one counted' : `${failures.toLocaleString('en')} counted`
}
