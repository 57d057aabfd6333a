import { listHref } from '@/components/patterns/list-url'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { SCORES } from '@/lib/schemas/migration/integration-state'
import { ScoreBadge } from './score-badge'

/** How many integrations have each score, and how many the gate still holds back. */
export function ScoreCounts({ environment }: { environment: EnvironmentView }) {
  const { id, scores, gate } = environment
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <ul aria-label="Integrations by score" className="flex flex-wrap gap-x-3 gap-y-1">
        {SCORES.map((score) => (
          <li key={score} className="num flex items-center gap-1">
            <ScoreBadge score={score} />
            {(scores[score] ?? 0).toLocaleString('en')}
          </li>
        ))}
      </ul>
      {gate.below > 0 && (
        <TextLink href={listHref(routes.migrationEnvironment(id, 'integrations'), {}, { belowGate: 'true' })}>
          {gate.below.toLocaleString('en')} below the gate
        </TextLink>
      )}
    </div>
  )
}
