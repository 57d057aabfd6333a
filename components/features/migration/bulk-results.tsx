import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { BulkResult } from '@/lib/schemas/migration/environment'

/** What came of each environment, those that failed first. */
export function BulkResults({ results }: { results: readonly BulkResult[] }) {
  const failed = results.filter(({ ok }) => !ok)
  const done = results.length - failed.length
  return (
    <div className="grid gap-3">
      <p role="status" className="num">
        {done.toLocaleString('en')} announced
        {failed.length > 0 && `, ${failed.length.toLocaleString('en')} not`}.
      </p>
      <ul aria-label="Results" className="divide-y rounded-md border text-sm">
        {[...failed, ...results.filter(({ ok }) => ok)].map(({ environmentId, label, ok, message }) => (
          <li key={environmentId} className="flex flex-wrap items-baseline justify-between gap-x-4 px-3 py-2">
            <TextLink href={routes.migrationEnvironment(environmentId)}>{label}</TextLink>
            {ok ? <Status tone="good">Announced</Status> : <Status tone="bad">Not announced</Status>}
            {message && <p className="w-full text-muted">{message}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}
