import { Counter, Histogram, Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import { FastCounter, FastHistogram } from './fast-metrics'

const described = { name: 'thing', help: 'Things\nand "more"', labelNames: ['kind', 'place'] }
const buckets = [0.1, 0.5, 1]
const LABELS = [
  ['a', 'x'],
  ['a', 'say "x"\\\n'],
  ['b', ''],
] as const

describe('metrics of the request path', () => {
  it('are written as the counters of prom-client are', async () => {
    const ours = new Registry()
    const theirs = new Registry()
    const fast = new FastCounter({ ...described, registry: ours })
    const slow = new Counter({ ...described, registers: [theirs] })
    for (const [kind, place] of [...LABELS, ...LABELS, LABELS[0]]) {
      fast.inc(kind, place)
      slow.inc({ kind, place })
    }
    expect(await ours.metrics()).toBe(await theirs.metrics())
    expect(await ours.metrics()).toContain('thing{kind="a",place="x"} 3')
  })

  it('are written as the histograms of prom-client are', async () => {
    const ours = new Registry()
    const theirs = new Registry()
    const fast = new FastHistogram({ ...described, buckets, registry: ours })
    const slow = new Histogram({ ...described, buckets, registers: [theirs] })
    for (const value of [0, 0.1, 0.100001, 0.5, 0.75, 1, 3]) {
      for (const [kind, place] of LABELS) {
        fast.observe(value, kind, place)
        slow.observe({ kind, place }, value)
      }
    }
    expect(await ours.metrics()).toBe(await theirs.metrics())
    expect(await ours.metrics()).toContain('thing_bucket{le="+Inf",kind="b",place=""} 7')
  })
})
