import type { ReactElement } from 'react'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'

/** What the dialog of every event is given: the environment as it was last read, and the button that opens it. */
export interface EventProps {
  environment: EnvironmentView
  trigger: ReactElement
}
