/** The only source of "now". Rules take a clock so that tests can freeze it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export class FrozenClock implements Clock {
  #at: number
  constructor(at: Date | string | number = '2026-01-01T00:00:00Z') {
    this.#at = new Date(at).getTime()
  }
  now(): Date {
    return new Date(this.#at)
  }
  advanceSeconds(seconds: number): void {
    this.#at += seconds * 1000
  }
  set(at: Date | string | number): void {
    this.#at = new Date(at).getTime()
  }
}

/** Whole seconds since the epoch, as JWT claims count them (RFC 7519 §2, NumericDate). */
export function epochSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}

export function addSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}
