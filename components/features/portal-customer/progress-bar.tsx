import type { EnvironmentCounts } from '@/lib/schemas/migration/environment'

/** How many integrations left SSD behind: a bar, and the same in words. */
export function ProgressBar({ counts }: { counts: EnvironmentCounts }) {
  const { integrations, ssdOnly, dual, ocimOnly, broken } = counts
  if (integrations === 0) return <p className="text-sm text-muted">No integration is known here.</p>
  const parts = [
    { key: 'ocim', count: ocimOnly, word: 'on OCIM', colour: 'bg-good' },
    { key: 'dual', count: dual, word: 'on both', colour: 'bg-info' },
    { key: 'ssd', count: ssdOnly, word: 'on SSD', colour: 'bg-control' },
    { key: 'broken', count: broken, word: 'stopped', colour: 'bg-bad' },
  ].filter((part) => part.count > 0)
  return (
    <div className="grid gap-1.5">
      <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-sm bg-sunken">
        {parts.map((part) => (
          <span key={part.key} className={part.colour} style={{ width: `${(part.count / integrations) * 100}%` }} />
        ))}
      </div>
      <p className="num text-sm text-muted">
        {integrations.toLocaleString('en')} {integrations === 1 ? 'integration' : 'integrations'}:{' '}
        {parts.map((part) => `${part.count.toLocaleString('en')} ${part.word}`).join(', ')}
      </p>
    </div>
  )
}
