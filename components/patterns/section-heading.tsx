import type { ReactNode } from 'react'

interface SectionHeadingProps {
  title: string
  description?: ReactNode
  action?: ReactNode
}

/** Above a list that is one of several on a page; the list is the landmark. */
export function SectionHeading({ title, description, action }: SectionHeadingProps) {
  return (
    <div className="mt-2 mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <h2 className="text-base font-semibold">{title}</h2>
        {description && <p className="text-muted">{description}</p>}
      </div>
      {action}
    </div>
  )
}
