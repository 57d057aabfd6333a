'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import type { EnvironmentLive } from '@/lib/schemas/migration/live'
import { useLive } from './use-environment'
import { WizardList } from './wizard-list'
import { WizardPanel } from './wizard-panel'

interface WizardProps {
  initial: EnvironmentLive
  canWrite: boolean
}

/** The steps on the left, one of them open: the present one, unless another is named in the address. */
export function Wizard({ initial, canWrite }: WizardProps) {
  const { environment, steps } = useLive(initial)
  const path = usePathname()
  const asked = Number(useSearchParams().get('step'))
  const present = steps.find(({ state }) => state === 'current') ?? steps[steps.length - 1]
  // The page does not move on by itself: what one works at stays open when it is done meanwhile.
  const [begun] = useState(present?.number)
  const open = steps.find(({ number }) => number === (asked || begun)) ?? present
  const done = steps.filter(({ state }) => state === 'done').length
  if (!open) return null
  return (
    <section aria-labelledby="wizard-title" className="grid min-w-0 grid-cols-1 gap-3">
      <h2 id="wizard-title" className="text-base font-semibold">
        Wizard
        <span className="num ml-2 font-normal text-muted">
          {done} of {steps.length} done
        </span>
      </h2>
      <div className="grid min-w-0 grid-cols-1 gap-4 lg:grid-cols-[17rem_minmax(0,1fr)] lg:items-start">
        <WizardList steps={steps} open={open.number} hrefOf={(number) => `${path}?step=${number}`} />
        <WizardPanel key={open.key} environment={environment} step={open} canWrite={canWrite} />
      </div>
    </section>
  )
}
