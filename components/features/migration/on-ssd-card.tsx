'use client'

import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { EnvironmentLive } from '@/lib/schemas/migration/live'
import { isAfter } from '@/lib/schemas/migration/phase'
import { IntegrationTable } from './integration-table'
import { ReadinessBar } from './readiness-bar'
import { useLive } from './use-environment'

/** The first thing to see: who still uses SSD, the least ready on top. Moves with the traffic. */
export function OnSsdCard({ initial }: { initial: EnvironmentLive }) {
  const { environment, onSsd, failed } = useLive(initial)
  const { counts } = environment
  const after = isAfter(environment.phase)
  const all = `${routes.migrationEnvironment(environment.id, 'integrations')}?${after ? 'state=BROKEN' : 'scheme=ssd'}`
  return (
    <section aria-labelledby="on-ssd-title" className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 id="on-ssd-title" className="text-base font-semibold">
            {after ? 'Without OCIM' : 'Still on SSD'}
            <span className="num ml-2 font-normal text-muted">
              {onSsd.total.toLocaleString('en')} of {counts.integrations.toLocaleString('en')}
            </span>
          </h2>
          <p className="num text-sm text-muted" role="status">
            {failed ? 'The server cannot be reached; the figures stand still.' : 'Measured from token traffic, live.'}
          </p>
        </div>
        <ReadinessBar counts={counts} words className="w-full sm:w-[32rem]" />
      </div>
      <IntegrationTable
        caption={after ? 'Integrations without OCIM' : 'Integrations still on SSD'}
        rows={onSsd.items}
        empty={
          <p className="px-4 py-3">
            {counts.integrations === 0 ? (
              <span className="text-muted">This environment has no integrations yet.</span>
            ) : (
              <Status tone="good">{after ? 'Every integration is on OCIM.' : 'Nobody uses SSD any more.'}</Status>
            )}
          </p>
        }
      />
      {onSsd.total > onSsd.items.length && (
        <p>
          <TextLink href={all}>Show all {onSsd.total.toLocaleString('en')}</TextLink>
        </p>
      )}
    </section>
  )
}
