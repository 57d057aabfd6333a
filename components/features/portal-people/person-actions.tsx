'use client'

import { MoreHorizontal } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import type { ActionAnswer } from '@/components/patterns/use-entity-form'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/dropdown-menu'
import { MenuContent } from '@/components/ui/menu-content'
import { toast } from '@/components/ui/toast'
import { changePersonAction } from '@/lib/actions/portal/change-person'
import { renewAccessAction } from '@/lib/actions/portal/renew-access'
import { resetSecondFactorAction } from '@/lib/actions/portal/reset-second-factor'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { PortalPersonView } from '@/lib/schemas/portal-account'
import { InvitationLinkDialog } from './invitation-link-dialog'
import { type PersonTask, personTasks } from './person-tasks'

/** What can be done to a person of the portal. */
export function PersonActions({ person }: { person: PortalPersonView }) {
  const router = useRouter()
  const proof = useReauthentication('Changing people', (password, code) => reauthenticateAction({ password, code }))
  const [task, setTask] = useState<PersonTask | null>(null)
  const [link, setLink] = useState<string | null>(null)
  const tasks = personTasks(person)

  async function perform(chosen: PersonTask): Promise<ActionAnswer<unknown>> {
    if (chosen.kind === 'renew') {
      const answer = await proof.run(() => renewAccessAction({ id: person.id }))
      if (answer.ok) setLink(answer.data.url)
      return answer
    }
    const answer = await proof.run<unknown>(() =>
      chosen.kind === 'reset'
        ? resetSecondFactorAction({ id: person.id })
        : changePersonAction({ id: person.id, patch: { ...chosen.patch, expectedVersion: person.version } }),
    )
    if (answer.ok) {
      toast.success(chosen.done)
      router.refresh()
    }
    return answer
  }

  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={`Change ${person.email}`}
          className="inline-flex size-(--control) items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-text"
        >
          <MoreHorizontal aria-hidden size={16} />
        </MenuTrigger>
        <MenuContent>
          {tasks.map((each) => (
            <MenuItem key={each.label} danger={each.danger} onSelect={() => setTask(each)}>
              {each.label}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      {task && (
        <ConfirmDialog
          open
          onOpenChange={(open) => {
            if (!open) setTask(null)
          }}
          title={task.title}
          confirmLabel={task.label}
          danger={task.danger}
          onConfirm={() => perform(task)}
        >
          {task.explanation}
        </ConfirmDialog>
      )}
      <InvitationLinkDialog
        url={link}
        email={person.email}
        isReturning
        onClose={() => {
          setLink(null)
          router.refresh()
        }}
      />
      {proof.dialog}
    </>
  )
}
