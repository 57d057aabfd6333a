import { cn } from '@/lib/base/cn'

/** Our mark: a gate with its battlements. The same drawing is public/mark.svg. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={cn('size-6 shrink-0', className)}>
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path d="M6 25V8h4v2.5h3V8h6v2.5h3V8h4v17h-5.5v-5a4.5 4.5 0 0 0-9 0v5Z" className="fill-on-accent" />
    </svg>
  )
}
