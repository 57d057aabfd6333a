'use client'

import * as Radix from 'radix-ui/tabs'
import { CodeBlock } from '@/components/ui/code-block'

interface CodeTabsProps {
  /** "The same request" */
  label: string
  samples: readonly { id: string; label: string; code: string }[]
}

/** One request in several languages, each with copy. */
export function CodeTabs({ label, samples }: CodeTabsProps) {
  return (
    <Radix.Root defaultValue={samples[0]?.id} className="min-w-0">
      <Radix.List aria-label={label} className="mb-2 flex gap-1 overflow-x-auto">
        {samples.map((sample) => (
          <Radix.Trigger
            key={sample.id}
            value={sample.id}
            className="h-(--control-sm) shrink-0 rounded-md px-2.5 text-sm font-medium text-muted -outline-offset-2 hover:text-text data-[state=active]:bg-sunken data-[state=active]:text-text data-[state=active]:shadow-[inset_0_-2px_0_var(--accent)]"
          >
            {sample.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {samples.map((sample) => (
        <Radix.Content key={sample.id} value={sample.id} tabIndex={-1}>
          <CodeBlock code={sample.code} label={`${sample.label} sample`} />
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
