import { CopyButton } from '@/components/ui/copy-button'
import { cn } from '@/lib/base/cn'

interface CodeBlockProps {
  code: string
  /** What it is, for the scroll region and the copy button: "curl command". */
  label: string
  /** Breaks long lines instead of scrolling sideways. */
  wrap?: boolean
  className?: string
}

/** A command, request, response or token, with copy. */
export function CodeBlock({ code, label, wrap, className }: CodeBlockProps) {
  return (
    <div className={cn('relative min-w-0 rounded-md border bg-sunken', className)}>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={label}
        className="overflow-x-auto rounded-md p-3 pr-12"
      >
        <pre className={cn('mono leading-5', wrap && 'break-all whitespace-pre-wrap')}>
          <code>{code}</code>
        </pre>
      </section>
      <CopyButton value={code} label={`Copy ${label}`} className="absolute top-1.5 right-1.5 rounded-md bg-sunken" />
    </div>
  )
}
