import { ChevronLeft, UserRound } from 'lucide-react'
import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import { BLOCKER_HELP, BLOCKER_WORDS } from '@/lib/schemas/migration/blocker'
import type { IntegrationView } from '@/lib/schemas/migration/integration'
import { SCORE_HELP, STATE_HELP } from '@/lib/schemas/migration/integration-state'
import { IntegrationActions } from './integration-actions'
import { IntegrationStatus } from './integration-status'
import { ScoreBadge } from './score-badge'

const WHO = { OPERATOR: 'You', CUSTOMER: 'The customer', PARTNER: 'The partner', NOBODY: 'Nobody' } as const

/** Where one integration stands, who acts next, and what stands in the way. */
export function IntegrationHeading({ integration, canWrite }: { integration: IntegrationView; canWrite: boolean }) {
  const { environmentId, name, score, state, next, blockers } = integration
  return (
    <div className="grid gap-4">
      <p>
        <TextLink href={routes.migrationEnvironment(environmentId, 'integrations')}>
          <ChevronLeft aria-hidden size={16} className="inline align-text-bottom" />
          All integrations
        </TextLink>
      </p>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="text-lg font-semibold break-words">{name}</h2>
            <ScoreBadge score={score} />
            <IntegrationStatus state={state} />
          </div>
          <p className="mt-0.5 max-w-prose text-muted">
            {STATE_HELP[state]} {SCORE_HELP[score]}
          </p>
          <p className="mt-2 flex items-center gap-1.5">
            <UserRound aria-hidden size={16} className="shrink-0 text-muted" />
            <span>
              <span className="font-medium">{WHO[next.who]}:</span> {next.what}
            </span>
          </p>
        </div>
        {canWrite && <IntegrationActions integration={integration} />}
      </div>
      {blockers.map((blocker) => (
        <Alert key={blocker} tone="attention" title={BLOCKER_WORDS[blocker]}>
          {BLOCKER_HELP[blocker]}
        </Alert>
      ))}
    </div>
  )
}
