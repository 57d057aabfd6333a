import type { ComponentProps } from 'react'
import { cn } from '@/lib/base/cn'

interface CellLook {
  align?: 'left' | 'right' | 'center'
  mono?: boolean
  /** Right-aligned tabular figures. */
  numeric?: boolean
}

function cellClass({ align, mono, numeric }: CellLook): string {
  return cn(
    align === 'center' && 'text-center',
    (align === 'right' || numeric) && 'text-right',
    numeric && 'num',
    mono && 'mono',
  )
}

/**
 * A bare dense table inside a bordered, sideways-scrolling frame, which the keyboard can reach and scroll.
 * Lists use DataTable. Name it with `aria-label`.
 */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <section
      aria-label={props['aria-label']}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be scrollable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-lg border bg-surface"
    >
      <table {...props} className={cn('w-full border-separate border-spacing-0 text-sm', className)} />
    </section>
  )
}

export function THead(props: ComponentProps<'thead'>) {
  return <thead {...props} />
}

export function TBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody {...props} className={cn('[&>tr:last-child>*]:border-b-0', className)} />
}

export function Tr({ className, ...props }: ComponentProps<'tr'>) {
  return <tr {...props} className={className} />
}

export function Th({ align, mono, numeric, className, ...props }: Omit<ComponentProps<'th'>, 'align'> & CellLook) {
  return (
    <th
      scope="col"
      {...props}
      className={cn(
        'h-9 border-b px-3 text-left text-xs font-medium whitespace-nowrap text-muted',
        cellClass({ align, mono, numeric }),
        className,
      )}
    />
  )
}

export function Td({ align, mono, numeric, className, ...props }: Omit<ComponentProps<'td'>, 'align'> & CellLook) {
  return (
    <td {...props} className={cn('h-(--row) border-b px-3 py-1', cellClass({ align, mono, numeric }), className)} />
  )
}
