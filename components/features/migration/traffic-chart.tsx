'use client'

import { useQuery } from '@tanstack/react-query'
import { BarChart } from '@/components/patterns/bar-chart'
import { Stat } from '@/components/patterns/stat'
import { fetchJson } from '@/lib/base/fetch-json'
import type { LiveCounts } from '@/lib/schemas/migration/usage'

const EVERY_MS = 2_000
/** What counts as now. */
const RECENT_MINUTES = 5

function trafficQuery(environmentId: string) {
  return {
    queryKey: ['migration', environmentId, 'traffic'],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      fetchJson<LiveCounts>(`/api/migration/environments/${encodeURIComponent(environmentId)}/traffic`, { signal }),
    refetchInterval: EVERY_MS,
    gcTime: 0,
  }
}

/** Tokens by SSD and OCIM, minute by minute, as they are asked for. */
export function TrafficChart({ environmentId, initial }: { environmentId: string; initial: LiveCounts }) {
  const { data, isError } = useQuery({ ...trafficQuery(environmentId), initialData: initial })
  const recent = data.minutes.slice(-RECENT_MINUTES)
  const sum = (pick: (minute: LiveCounts['minutes'][number]) => number) =>
    recent.reduce((all, minute) => all + pick(minute), 0).toLocaleString('en')
  return (
    <section aria-labelledby="traffic-title" className="grid gap-3">
      <div>
        <h2 id="traffic-title" className="text-base font-semibold">
          Requests now
        </h2>
        <p role="status" className="text-sm text-muted">
          {isError ? 'The server cannot be reached; the figures stand still.' : `Last ${RECENT_MINUTES} minutes, live.`}
        </p>
      </div>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label="SSD tokens" value={sum(({ ssd }) => ssd)} />
        <Stat label="OCIM tokens" value={sum(({ ocim }) => ocim)} />
        <Stat label="API calls" value={sum(({ api }) => api)} />
        <Stat label="Refused" value={sum(({ refused }) => refused)} />
      </div>
      <div className="rounded-lg border bg-surface px-5 py-4">
        <BarChart
          label="Tokens a minute, last hour"
          keys={[
            { id: 'ocim', label: 'OCIM', tone: 'accent' },
            { id: 'ssd', label: 'SSD', tone: 'attention' },
            { id: 'refused', label: 'Refused', tone: 'bad' },
          ]}
          bars={data.minutes.map(({ at, ssd, ocim, refused }) => ({
            label: new Date(at).toISOString().slice(11, 16),
            values: { ssd, ocim, refused },
          }))}
        />
      </div>
    </section>
  )
}
