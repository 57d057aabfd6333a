import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'

interface JsonViewProps {
  value: unknown
  /** "access token claims" */
  label: string
  /** A remark for a top-level key: which setting it comes from. */
  notes?: Readonly<Record<string, ReactNode>>
}

/** JSON set for reading: one top-level key a line, with room for remarks, and copy. */
export function JsonView({ value, label, notes = {} }: JsonViewProps) {
  const text = JSON.stringify(value, null, 2)
  const entries = value && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : null
  return (
    <div className="relative min-w-0 rounded-md border bg-sunken">
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={label}
        className="overflow-x-auto rounded-md py-2 pr-12"
      >
        {entries ? (
          <dl className="mono min-w-max leading-5">
            {entries.map(([key, each]) => (
              <div key={key} className="flex gap-x-3 px-3 py-0.5 hover:bg-surface">
                <dt className="text-info">{key}</dt>
                <dd className="whitespace-pre">
                  <Literal value={each} />
                </dd>
                {notes[key] && <dd className="ml-auto pl-6 font-sans text-sm text-muted">{notes[key]}</dd>}
              </div>
            ))}
          </dl>
        ) : (
          <pre className="mono px-3">{text}</pre>
        )}
      </section>
      <CopyButton value={text} label={`Copy ${label}`} className="absolute top-1.5 right-1.5 rounded-md bg-sunken" />
    </div>
  )
}

function Literal({ value }: { value: unknown }) {
  if (typeof value === 'string') return <span className="text-good">{JSON.stringify(value)}</span>
  if (typeof value === 'number') return <span className="text-attention">{String(value)}</span>
  if (value === null || typeof value === 'boolean') return <span className="text-accent">{String(value)}</span>
  return <span>{JSON.stringify(value, null, 2)}</span>
}
