import type { MigrationRollup } from '@/lib/schemas/migration/environment'
import { ReadinessBar } from './readiness-bar'

/** How far all environments are together, or those of one chain. */
export function BoardSummary({ rollup }: { rollup: MigrationRollup }) {
  const { name, environments, counts } = rollup
  if (environments === 0) return null
  return (
    <section
      aria-label={name ? `Readiness of ${name}` : 'Readiness of all environments'}
      className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-1 rounded-lg border bg-surface px-4 py-2.5"
    >
      <p className="num">
        <span className="font-medium">{name || 'All chains'}</span>{' '}
        <span className="text-muted">
          {counted(environments, 'environment')}, {counted(counts.integrations, 'integration')}
        </span>
      </p>
      <ReadinessBar counts={counts} words className="flex-1 basis-96" />
    </section>
  )
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
