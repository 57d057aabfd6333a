import type { ExplainedParameter } from './authorization-request'

/** Parameters by name and value, each with what it is for. */
export function ParameterTable({ parameters, label }: { parameters: readonly ExplainedParameter[]; label: string }) {
  return (
    <dl aria-label={label} className="rounded-md border">
      {parameters.map(({ name, value, why }) => (
        <div key={name} className="grid gap-x-4 border-b px-3 py-2 last:border-b-0 sm:grid-cols-[11rem_1fr]">
          <dt className="mono text-info">{name}</dt>
          <dd className="min-w-0">
            <p className="mono break-all">{value}</p>
            <p className="text-sm text-muted">{why}</p>
          </dd>
        </div>
      ))}
    </dl>
  )
}
