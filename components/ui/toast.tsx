'use client'

import { Toaster as Sonner, toast as sonner } from 'sonner'
import { ToneIcon } from '@/components/ui/tone-icon'

/** Says what happened after an action, in place: `toast.success('Secret retired', { action: { label: 'Undo', onClick } })`. */
export const toast = sonner

/** Once, in the root layout. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      duration={6000}
      closeButton
      style={{ fontFamily: 'inherit' }}
      icons={{
        success: <ToneIcon tone="good" className="text-good" />,
        error: <ToneIcon tone="bad" className="text-bad" />,
        warning: <ToneIcon tone="attention" className="text-attention" />,
        info: <ToneIcon tone="info" className="text-info" />,
      }}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: 'Dismiss',
        classNames: {
          toast:
            'flex w-full items-start gap-2.5 rounded-lg border border-line bg-raised py-3 pr-10 pl-3 text-base text-text shadow-float sm:w-(--width)',
          icon: 'mt-0.5 flex shrink-0',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'text-sm text-muted',
          actionButton:
            'shrink-0 rounded-md border border-strong bg-surface px-2 py-1 text-sm font-medium hover:bg-sunken',
          closeButton:
            'absolute top-2 right-2 flex size-7 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-text [&_svg]:size-3.5',
        },
      }}
    />
  )
}
