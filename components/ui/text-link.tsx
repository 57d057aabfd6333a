import { ArrowUpRight } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/base/cn'

interface TextLinkProps extends ComponentProps<typeof Link> {
  /** Opens in a new tab and says so. */
  external?: boolean
}

/** A link inside text: accent colour, underlined, so that colour is not its only mark. */
export function TextLink({ external, className, children, ...props }: TextLinkProps) {
  const look = cn(
    'rounded-sm text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent',
    className,
  )
  if (!external)
    return (
      <Link {...props} className={look}>
        {children}
      </Link>
    )
  return (
    <Link {...props} target="_blank" rel="noreferrer" className={look}>
      {children}
      <ArrowUpRight size={12} className="ml-0.5 inline align-baseline" role="img" aria-label="opens in a new tab" />
    </Link>
  )
}
