import { DURING } from '@/lib/schemas/migration/phase'
import type { BulkRows } from '@/lib/store/migration/bulk-types'
import { chance } from './chance'
import type { DemoEnvironment } from './types'

type UsageRow = NonNullable<BulkRows['gatewayUsage']>[number]
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** share of a day's requests in each hour: hotels are quiet at night */
const CURVE = [2, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6, 5, 5, 6, 7, 7, 6, 5, 5, 4, 4, 4, 3, 2]
const CURVE_SUM = CURVE.reduce((sum, part) => sum + part, 0)
const HOURS = 48

const at = (value: UsageRow['bucket']) => new Date(value).getTime()

/** Days of the environment as a whole, hours of the last two days, and the last hour by minutes while its window is open. */
export function rollups(environment: DemoEnvironment, days: readonly UsageRow[], now: Date): UsageRow[] {
  const whole = summed(days.map((row) => ({ ...row, integrationId: '' })))
  const isDuring = DURING.includes(environment.phase)
  const hours = hoursOf(isDuring ? [...whole, ...days] : whole, now)
  return [...whole, ...hours, ...(isDuring ? minutesOf(environment, hours, now) : [])]
}

function summed(rows: readonly UsageRow[]): UsageRow[] {
  const byKey = new Map<string, UsageRow>()
  for (const row of rows) {
    const key = `${row.integrationId}/${at(row.bucket)}/${row.kind}/${row.outcome}`
    byKey.set(key, { ...row, count: row.count + (byKey.get(key)?.count ?? 0) })
  }
  return [...byKey.values()]
}

function hoursOf(days: readonly UsageRow[], now: Date): UsageRow[] {
  const from = now.getTime() - HOURS * HOUR_MS
  return days.flatMap((day) => {
    if (at(day.bucket) + 24 * HOUR_MS < from) return []
    const isToday = at(day.bucket) + 24 * HOUR_MS > now.getTime()
    const passed = isToday ? Math.max(1, Math.ceil((now.getTime() - at(day.bucket)) / HOUR_MS)) : 24
    const share = CURVE.slice(0, passed).reduce((sum, part) => sum + part, 0) / CURVE_SUM
    return CURVE.slice(0, passed).flatMap((part, hour): UsageRow[] => {
      const bucket = new Date(at(day.bucket) + hour * HOUR_MS)
      const count = Math.round((day.count * part) / CURVE_SUM / share)
      return count > 0 && bucket.getTime() >= from ? [{ ...day, granularity: 'HOUR', bucket, count }] : []
    })
  })
}

function minutesOf(environment: DemoEnvironment, hours: readonly UsageRow[], now: Date): UsageRow[] {
  const luck = chance(`minutes ${environment.label}`)
  const latest = Math.max(0, ...hours.map((row) => at(row.bucket)))
  const thisMinute = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS
  return hours
    .filter((row) => row.integrationId === '' && at(row.bucket) === latest)
    .flatMap((row) =>
      Array.from(
        { length: 60 },
        (_, ago): UsageRow => ({
          ...row,
          granularity: 'MINUTE',
          bucket: new Date(thisMinute - ago * MINUTE_MS),
          count: Math.round((row.count / 60) * (0.4 + luck.next() * 1.2)),
        }),
      ).filter(({ count }) => count > 0),
    )
}
