import type { PortalPersonView } from '@/lib/schemas/portal-account'
import type { PortalRole } from '@/lib/schemas/portal-role'

interface Worded {
  label: string
  title: string
  explanation: string
  danger?: boolean
}

export type PersonTask = Worded &
  (
    | { kind: 'change'; done: string; patch: { portalRole?: PortalRole; isDisabled?: boolean } }
    | { kind: 'reset'; done: string }
    | { kind: 'renew' }
  )

/** What makes sense for this person now, in the order of a menu. */
export function personTasks(person: PortalPersonView): PersonTask[] {
  const { email, portalRole, disabledAt, hasSecondFactor, isSelf } = person
  const tasks: PersonTask[] = [
    portalRole === 'OWNER'
      ? {
          kind: 'change',
          label: 'Make a member',
          title: `Make ${email} a member?`,
          explanation: 'They go on reading everything of the organisation, and change nothing of it any more.',
          done: `${email} is a member now`,
          patch: { portalRole: 'MEMBER' },
        }
      : {
          kind: 'change',
          label: 'Make an owner',
          title: `Make ${email} an owner?`,
          explanation: 'They can reissue credentials, invite people, and change everybody’s role.',
          done: `${email} is an owner now`,
          patch: { portalRole: 'OWNER' },
        },
  ]
  if (isSelf) return tasks
  if (disabledAt) {
    tasks.push({
      kind: 'change',
      label: 'Enable',
      title: `Enable ${email}?`,
      explanation: 'They can sign in again with their password.',
      done: `${email} can sign in again`,
      patch: { isDisabled: false },
    })
    return tasks
  }
  tasks.push({
    kind: 'renew',
    label: 'Send a new password link',
    title: `Make a password link for ${email}?`,
    explanation:
      'Whoever has the link sets another password within seven days. That ends the sessions of this person; role and second factor stay.',
  })
  if (hasSecondFactor) {
    tasks.push({
      kind: 'reset',
      label: 'Reset second factor',
      title: `Reset the second factor of ${email}?`,
      explanation: 'For somebody who lost the phone. They are signed out, and come in with the password alone.',
      done: `${email} signs in with the password alone`,
      danger: true,
    })
  }
  tasks.push({
    kind: 'change',
    label: 'Disable',
    title: `Disable ${email}?`,
    explanation: 'They are signed out at once and cannot come in. It can be undone.',
    done: `${email} is signed out and locked out`,
    patch: { isDisabled: true },
    danger: true,
  })
  return tasks
}
