import type { Tone } from '@/components/ui/tone'
import type { EnvironmentItem } from '@/lib/schemas/migration/environment'

/** What the customer has to do about one environment now: the first thing its card and its page say. */
export interface CustomerTask {
  text: string
  tone: Tone
  /** The instant the sentence ends with. */
  at: Date | null
}

type Facts = Pick<EnvironmentItem, 'phase' | 'windowAt' | 'cutoverAt' | 'downtimeMinutes' | 'counts'>

export function customerTask({ phase, windowAt, cutoverAt, downtimeMinutes, counts }: Facts): CustomerTask {
  const all = counts.integrations
  switch (phase) {
    case 'PLANNED':
      return { text: 'Nothing to do yet. You will be told the dates well in advance.', tone: 'neutral', at: null }
    case 'NOTIFIED':
      return { text: 'Prepare your integrations: the window opens', tone: 'info', at: windowAt }
    case 'POSTPONED':
      return { text: 'Nothing to do: new dates will follow. Everything works as before.', tone: 'neutral', at: null }
    case 'MIGRATING':
      if (all === 0) return { text: 'No integration is known here. The cut-over is', tone: 'info', at: cutoverAt }
      return counts.belowGate > 0
        ? {
            text: `${some(counts.belowGate, all)} must still change to OCIM. The cut-over is`,
            tone: 'attention',
            at: cutoverAt,
          }
        : { text: `${every(all)} ready. The cut-over is`, tone: 'good', at: cutoverAt }
    case 'CUTOVER':
      return {
        text: `SSD is being switched off. Requests may be refused for up to ${downtimeMinutes} minutes.`,
        tone: 'attention',
        at: null,
      }
    case 'SUPPORT':
      return { text: 'A problem was reported and is being worked on.', tone: 'bad', at: null }
    case 'MIGRATED':
      return counts.broken > 0
        ? { text: `${some(counts.broken, all)} stopped working: give them OCIM credentials.`, tone: 'bad', at: null }
        : counts.verified < all
          ? { text: `Verify your integrations: ${counts.verified} of ${all} are done.`, tone: 'info', at: null }
          : { text: `${every(all)} verified.`, tone: 'good', at: null }
    case 'VERIFIED':
      return { text: 'Everything is done.', tone: 'good', at: null }
  }
}

function some(count: number, all: number): string {
  return `${count.toLocaleString('en')} of ${all.toLocaleString('en')} ${all === 1 ? 'integration' : 'integrations'}`
}

function every(all: number): string {
  return all === 1 ? 'The one integration is' : `All ${all.toLocaleString('en')} integrations are`
}
