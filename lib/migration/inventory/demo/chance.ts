import { createHash } from 'node:crypto'

/** Numbers that look random and are the same every time. Never for secrets. */
export interface Chance {
  /** in [0, 1) */
  next(): number
  /** a whole number in [least, most] */
  whole(least: number, most: number): number
  pick<T>(list: readonly T[]): T
  /** `count` different ones */
  some<T>(list: readonly T[], count: number): T[]
  /** true in so many of a hundred cases */
  percent(share: number): boolean
}

/** @see the generator mulberry32 */
export function chance(seed: string): Chance {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    pick: (list) => list[whole(0, list.length - 1)] as never,
    some(list, count) {
      const left = [...list]
      return Array.from(
        { length: Math.min(count, left.length) },
        () => left.splice(whole(0, left.length - 1), 1)[0] as never,
      )
    },
    percent: (share) => next() * 100 < share,
  }
}

/** An id in the shape of a GUID that is the same every time. */
export function demoId(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256')
    .update(`demo/${parts.join('/')}`)
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
