import { LRUCache } from 'lru-cache'

interface Bucket {
  left: number
  at: number
}
interface Rate {
  burst: number
  perSecond: number
}

/** Of one environment, or of one address where no environment is known. */
const OF_SUBJECT: Rate = { burst: 60, perSecond: 0.1 }
/** Of all: thirty days of an endless flood are then about thirteen million rows. */
const OF_ALL: Rate = { burst: 600, perSecond: 5 }
const MAX_SUBJECTS = 20_000

/**
 * How many refusals are kept with their trace. All are counted; of a flood only so many are kept that nobody can fill
 * the disk, and one integration that goes wrong does not take the place of the others.
 */
export class RefusalBudget {
  readonly #subjects = new LRUCache<string, Bucket>({ max: MAX_SUBJECTS })
  readonly #all: Bucket = { left: OF_ALL.burst, at: 0 }

  /** Whether there is room for one more; takes it. */
  take(subject: string, now: Date): boolean {
    const bucket = this.#subjects.get(subject) ?? { left: OF_SUBJECT.burst, at: now.getTime() }
    this.#subjects.set(subject, bucket)
    refill(bucket, OF_SUBJECT, now)
    refill(this.#all, OF_ALL, now)
    if (bucket.left < 1 || this.#all.left < 1) return false
    bucket.left -= 1
    this.#all.left -= 1
    return true
  }
}

function refill(bucket: Bucket, { burst, perSecond }: Rate, now: Date): void {
  // A clock that was moved back gives nothing, and takes nothing.
  const seconds = Math.max(0, now.getTime() - bucket.at) / 1000
  bucket.left = Math.min(burst, bucket.left + seconds * perSecond)
  bucket.at = now.getTime()
}
