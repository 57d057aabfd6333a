import type { Phrases } from '../texts/phrases'

/** An instant as people say it, the exact one at hand. */
export const When = ({ at, now, phrases }: { at: Date; now: Date; phrases: Phrases }) => (
  <time dateTime={at.toISOString()} title={phrases.instant(at)}>
    {phrases.relative(at, now)}
  </time>
)
