import { CopyButton } from '@/components/ui/copy-button'
import { cn } from '@/lib/base/cn'
import type { DiffLine } from '@/lib/schemas/migration/request-diff'

interface DiffBlockProps {
  lines: readonly DiffLine[]
  /** what the button copies: the code as it is to be */
  copied: string
  /** "curl request" */
  label: string
}

const SIGNS = { same: ' ', before: '-', after: '+' } as const
const WORDS = { same: null, before: 'removed: ', after: 'added: ' } as const
const LOOKS = { same: '', before: 'bg-bad-soft text-bad', after: 'bg-good-soft text-good' } as const

/** Code with lines that go and lines that come, told apart by sign and word as well as colour. */
export function DiffBlock({ lines, copied, label }: DiffBlockProps) {
  return (
    <div className="relative min-w-0 rounded-md border bg-sunken">
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={`${label}, before and after`}
        className="overflow-x-auto rounded-md py-3"
      >
        <pre className="mono w-max min-w-full leading-5">
          <code className="block">
            {lines.map(({ mark, text }, index) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
                key={index}
                className={cn('block pr-12 pl-3', LOOKS[mark])}
              >
                <span aria-hidden className="inline-block w-4 select-none">
                  {SIGNS[mark]}
                </span>
                {WORDS[mark] && <span className="sr-only">{WORDS[mark]}</span>}
                {text || ' '}
              </span>
            ))}
          </code>
        </pre>
      </section>
      <CopyButton
        value={copied}
        label={`Copy ${label} as it is to be`}
        className="absolute top-1.5 right-1.5 rounded-md bg-sunken"
      />
    </div>
  )
}
