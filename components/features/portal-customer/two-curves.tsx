import { Sparkline } from '@/components/patterns/sparkline'

/** Requests a day by both schemes, one curve above the other. */
export function TwoCurves({ name, days }: { name: string; days: { ssd: readonly number[]; ocim: readonly number[] } }) {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  return (
    <span className="grid gap-0.5">
      {(['ssd', 'ocim'] as const).map((scheme) => (
        <span key={scheme} className="flex items-center gap-2 text-xs text-muted">
          <span className="w-9">{scheme.toUpperCase()}</span>
          <Sparkline
            height={16}
            values={days[scheme]}
            label={`${name}: ${sum(days[scheme]).toLocaleString('en')} requests by ${scheme.toUpperCase()} in ${days[scheme].length} days`}
          />
        </span>
      ))}
    </span>
  )
}
