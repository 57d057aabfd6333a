import { TextLink } from '@/components/ui/text-link'
import type { InspectedRule } from '@/lib/schemas/token-inspection'

/** The rule that refuses, in a sentence: what it wants, what there is, and where that is changed. */
export function DecidingRule({ rule }: { rule: InspectedRule }) {
  const { id, expected, got, where, href } = rule
  return (
    <p className="break-words">
      Wants {expected}
      {got && <>, got {got}</>}. <span className="mono text-muted">{id}</span> ·{' '}
      {href ? <TextLink href={href}>{where}</TextLink> : where}
    </p>
  )
}
