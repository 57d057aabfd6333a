import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from '@/components/patterns/breadcrumbs'
import { cn } from '@/lib/base/cn'

interface PageHeaderProps {
  title: ReactNode
  /** One line that says what this is. */
  description?: ReactNode
  crumbs?: readonly Crumb[]
  /** State and type beside the title. */
  meta?: ReactNode
  /** The primary action, and at most one or two others before it. */
  actions?: ReactNode
  /** Facts under the title: CopyableValues of an entity. */
  children?: ReactNode
  /** `<Tabs>` of an entity. */
  tabs?: ReactNode
}

/** The title row: what this page is, what it is for, what one does here. */
export function PageHeader({ title, description, crumbs, meta, actions, children, tabs }: PageHeaderProps) {
  return (
    <header className={cn('px-(--gutter) pt-6 max-lg:pt-4', tabs ? 'mb-6 border-b' : 'pb-5')}>
      {crumbs && crumbs.length > 0 && <Breadcrumbs items={crumbs} />}
      <div className={cn('flex flex-wrap items-start justify-between gap-x-6 gap-y-3', tabs && 'pb-4')}>
        <div className="min-w-0 flex-1 basis-72">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words">{title}</h1>
            {meta}
          </div>
          {description && <p className="mt-0.5 max-w-prose break-words text-muted">{description}</p>}
          {children && <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1">{children}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {tabs}
    </header>
  )
}
