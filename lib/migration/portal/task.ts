import { isAfter, isDuring } from '@/lib/schemas/migration/phase'
import type { PortalTask } from '@/lib/schemas/migration/portal-home'
import { type ChainFacts, reached } from './steps'

export interface DatedFacts extends ChainFacts {
  windowAt: Date | null
  cutoverAt: Date | null
  downtimeMinutes: number
}

/** The first thing a partner reads of a chain: what to do, and by when. */
export function chainTask(facts: DatedFacts): PortalTask {
  const { phase, windowAt, cutoverAt } = facts
  if (facts.counts.integrations === 0 && phase !== 'PLANNED') {
    return { tone: 'info', text: 'No integration of yours is known here.', by: null, button: 'Details', urgency: 5 }
  }
  if (isDuring(phase)) return during(facts)
  if (isAfter(phase)) return after(facts)
  if (phase === 'NOTIFIED') {
    const isKnown = reached(facts.scores, 1) === facts.counts.integrations
    return isKnown
      ? { tone: 'good', text: 'Acknowledged. The window opens', by: windowAt, button: 'See what changes', urgency: 4 }
      : { tone: 'info', text: 'Acknowledge before the window opens', by: windowAt, button: 'Acknowledge', urgency: 3 }
  }
  if (phase === 'POSTPONED') {
    return {
      tone: 'neutral',
      text: 'Postponed: new dates will follow. What you have keeps working; the cut-over was planned',
      by: cutoverAt,
      button: 'Details',
      urgency: 6,
    }
  }
  return { tone: 'neutral', text: 'Nothing to do yet.', by: null, button: null, urgency: 8 }
}

function during({ phase, scores, counts, cutoverAt, downtimeMinutes }: DatedFacts): PortalTask {
  const all = counts.integrations
  const next = [
    { score: 2, text: 'Reissue the Client ID before the cut-over', button: 'Reissue Client ID', urgency: 0 },
    { score: 3, text: 'Change the request and get a token before the cut-over', button: 'Test a request', urgency: 1 },
    { score: 4, text: 'Call the API with the new token before the cut-over', button: 'Test a request', urgency: 1 },
    { score: 5, text: 'Find what still uses SSD before the cut-over', button: 'See what uses SSD', urgency: 2 },
  ].find(({ score }) => reached(scores, score) < all)
  const minutes = downtimeMinutes === 1 ? '1 minute' : `${downtimeMinutes} minutes`
  if (phase === 'CUTOVER') {
    return next && next.score < 5
      ? {
          tone: 'bad',
          text: `SSD is being switched off. ${next.button} now.`,
          by: null,
          button: next.button,
          urgency: 0,
        }
      : {
          tone: 'attention',
          text: `SSD is being switched off. Requests may be refused for up to ${minutes}.`,
          by: null,
          button: 'Details',
          urgency: 2,
        }
  }
  if (!next)
    return { tone: 'good', text: 'Everything is ready. The cut-over is', by: cutoverAt, button: 'Details', urgency: 5 }
  const { text, button, urgency } = next
  return { tone: urgency === 2 ? 'info' : 'attention', text, by: cutoverAt, button, urgency }
}

function after({ scores, counts }: DatedFacts): PortalTask {
  if (counts.broken > 0) {
    const isReissued = reached(scores, 2) === counts.integrations
    return {
      tone: 'bad',
      text: isReissued
        ? 'SSD is off, and requests with the new client have not come yet.'
        : 'SSD is off, and the Client ID was not reissued. Your calls are refused.',
      by: null,
      button: isReissued ? 'Test a request' : 'Reissue Client ID',
      urgency: 0,
    }
  }
  if (counts.verified < counts.integrations) {
    return { tone: 'info', text: 'On OCIM. Verify it and confirm.', by: null, button: 'Verify', urgency: 3 }
  }
  return { tone: 'good', text: 'Done: everything runs on OCIM.', by: null, button: 'Details', urgency: 7 }
}
