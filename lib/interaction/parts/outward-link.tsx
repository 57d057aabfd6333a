import type { ReactNode } from 'react'
import type { Texts } from '../texts/en'

/** A link out of the flow. It opens beside it, so that nobody loses what they were about to answer. */
export function OutwardLink({ href, texts, children }: { href: string; texts: Texts; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span className="hidden"> {texts.common.newTab}</span>
    </a>
  )
}
