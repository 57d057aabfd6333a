'use client'

import type { ReactElement } from 'react'
import { Button } from '@/components/ui/button'
import type { ButtonVariant } from '@/components/ui/button-class'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { type EnvironmentEvent, EVENT_WORDS } from '@/lib/schemas/migration/phase'
import { AnnounceDialog } from './announce-dialog'
import { CloseProblemDialog, VerifyDialog } from './closing-dialogs'
import { AbortCutoverDialog, BeginCutoverDialog, CompleteDialog } from './cutover-dialogs'
import type { EventProps } from './event-props'
import { OpenWindowDialog } from './open-window-dialog'
import { PostponeDialog, ReportProblemDialog } from './reason-dialog'

const DIALOGS: Record<EnvironmentEvent, (props: EventProps) => ReactElement> = {
  announce: AnnounceDialog,
  openWindow: OpenWindowDialog,
  postpone: PostponeDialog,
  beginCutover: BeginCutoverDialog,
  abortCutover: AbortCutoverDialog,
  completeMigration: CompleteDialog,
  reportProblem: ReportProblemDialog,
  closeProblem: CloseProblemDialog,
  verifyEnvironment: VerifyDialog,
}

interface EventButtonProps {
  environment: EnvironmentView
  event: EnvironmentEvent
  variant?: ButtonVariant
  /** id of the element that says why it cannot be pressed */
  reasonId?: string
}

/** The button of one event. What is not possible now cannot be pressed; the reason stands beside it. */
export function EventButton({ environment, event, variant, reasonId }: EventButtonProps) {
  if (!environment.may[event].allowed) {
    return (
      <Button variant={variant} disabled aria-describedby={reasonId}>
        {EVENT_WORDS[event]}
      </Button>
    )
  }
  const EventDialogOf = DIALOGS[event]
  // To announce what is announced already sets other dates.
  const words = event === 'announce' && environment.phase === 'NOTIFIED' ? 'Change dates' : EVENT_WORDS[event]
  return <EventDialogOf environment={environment} trigger={<Button variant={variant}>{words}</Button>} />
}
