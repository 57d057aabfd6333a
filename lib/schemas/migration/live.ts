import type { EnvironmentView } from './environment'
import type { IntegrationItem } from './integration'
import type { WizardStep } from './wizard'

/** What the page of an environment keeps fresh while somebody looks at it. */
export interface EnvironmentLive {
  environment: EnvironmentView
  steps: WizardStep[]
  /** integrations that are not on OCIM yet or still use SSD beside it, the least ready first */
  onSsd: { items: IntegrationItem[]; total: number }
}
