import { Alert } from '@/components/ui/alert'
import type { RotationPreview } from '@/lib/schemas/bulk-rotation'

/** What a bulk rotation would do, in a few lines: how many, the overlap of each domain, who would be cut off. */
export function RotationSummary({ preview }: { preview: RotationPreview }) {
  const { entries, cutCount } = preview
  const domains = new Map<string, { count: number; overlapDays: number }>()
  for (const { domainName, overlapDays } of entries) {
    domains.set(domainName, { count: (domains.get(domainName)?.count ?? 0) + 1, overlapDays })
  }
  const dropped = entries.filter((entry) => entry.dropped?.isInUse)
  return (
    <>
      <ul className="grid gap-1" aria-label="Domains">
        {[...domains].map(([name, { count, overlapDays }]) => (
          <li key={name} className="flex flex-wrap justify-between gap-x-4 border-b pb-1 last:border-b-0">
            <span className="font-medium">{name}</span>
            <span className="num text-muted">
              {clients(count)},{' '}
              {overlapDays === 0 ? 'no overlap' : `overlap ${overlapDays} ${overlapDays === 1 ? 'day' : 'days'}`}
            </span>
          </li>
        ))}
      </ul>
      {cutCount > 0 && (
        <Alert tone="bad" title={`${clients(cutCount)} would fail from this moment`}>
          Their domain has no overlap: the old secret stops at once, and every copy fails until it is given the new one.
        </Alert>
      )}
      {dropped.length > 0 && (
        <Alert tone="attention" title="Older secrets in use stop at once">
          {dropped
            .slice(0, 5)
            .map((entry) => entry.name)
            .join(', ')}
          {dropped.length > 5 && ` and ${dropped.length - 5} more`} still use the secret from before the last rotation.
          Only the last two are kept.
        </Alert>
      )}
    </>
  )
}

function clients(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'client' : 'clients'}`
}
