import type { ReactNode } from 'react'
import { Mark } from '@/components/patterns/mark'

interface AuthLayoutProps {
  title: string
  description?: ReactNode
  /** A domain's own name and logo instead of ours. */
  brand?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** One column of 400 px for sign-in, first run and consent: nothing that distracts. */
export function AuthLayout({ title, description, brand, footer, children }: AuthLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-10 sm:justify-center sm:pb-[14vh]">
      <main id="main" className="w-full max-w-100">
        <div className="mb-6 flex items-center gap-2.5 font-semibold tracking-tight">
          {brand ?? (
            <>
              <Mark className="size-7" />
              Gatehouse
            </>
          )}
        </div>
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {description && <div className="mt-1 text-muted">{description}</div>}
        <div className="mt-5">{children}</div>
        {footer && <div className="mt-6 border-t pt-4 text-sm text-muted">{footer}</div>}
      </main>
    </div>
  )
}
